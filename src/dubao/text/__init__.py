"""Characters: folding, splitting, tables; nothing here knows what a page means."""
