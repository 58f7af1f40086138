"""What one line of a page says of itself: byline, credit, dateline, folio, name plate.

Nothing here knows what stands above or below. Sources ask it of what they find on a
page, `paper` of the lines of a text. One file has what is printed in one place, with
its corpus beside it.
"""
