"""From mentions to figures: what was counted, who, where, when, in which way."""
