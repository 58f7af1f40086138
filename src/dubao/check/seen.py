"""Numerals of a scan that two looks at the picture read differently.

    U410  13295亩, perhaps 132.95亩

Which of the two is printed, the text does not tell: its editor looks at the picture.

Source: GB/T 8170-2008 for what a point is worth.
"""

from dubao.check.code import Check, Said
from dubao.check.finding import Finding
from dubao.check.passage import Passage
from dubao.model import Doubt, Figure
from dubao.text.fold import fold


def seen(passage: Passage) -> Said:
    """Ask of each figure that a second look read otherwise."""
    page = passage.reading.page
    for doubt in page.doubts:
        for figure in passage.reading.figures:
            span = figure.span
            if span.start < doubt.span.end and doubt.span.start < span.end:
                perhaps = _otherwise(figure, doubt)
                yield Finding(
                    code="U410",
                    severity="warning",
                    chinese=f"识别存疑：{figure.text}也可能是{perhaps}",
                    english=f"{figure.text} may be {perhaps}: look at the picture",
                    spans=(span,),
                    suggestion=perhaps,
                )


def _otherwise(figure: Figure, doubt: Doubt) -> str:
    """Return a figure's text with what the second look read in its place."""
    start = max(doubt.span.start - figure.span.start, 0)
    end = max(doubt.span.end - figure.span.start, 0)
    text = fold(figure.text)
    return f"{text[:start]}{doubt.otherwise}{text[end:]}"


CHECKS = (
    Check(
        code="U410",
        name="numeral read twice",
        title="识别存疑",
        severity="warning",
        why="Each numeral of a scan is cut out, enlarged and read again, and the ink "
        "between its digits is looked at: a point that the OCR engine drops makes "
        "13295 of 132.95 and leaves it as sure as before. Where the two looks differ "
        "the figure stays as it was first read, less sure. A ledger keeps how sure it "
        "is, and not what else it may be.",
        source="GB/T 8170-2008",
        find=seen,
    ),
)
