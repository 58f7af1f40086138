"""What people looked through, as gold to measure readings by and to learn from.

A page is gold when every figure on it was accepted, rejected or put right.
"""

from collections.abc import Iterator
from typing import Any

from dubao.ledger.corrected import put_right
from dubao.ledger.correction import attach, of_page
from dubao.ledger.ledger import Ledger
from dubao.model import SLOTS, Figure, Reading

FIELDS = ("text", "kind", "claim", "unit")


def _value(figure: Figure) -> str:
    return f"{figure.value}~{figure.high}" if figure.high else figure.value


def gold(reading: Reading) -> dict[str, Any]:
    """Return a reading that was put right in the form of gold: see dubao.score.

    >>> from dubao import read_text
    >>> gold(read_text("新建学校3所。"))["figures"][0]["measure"]
    '学校'
    """
    return {
        "figures": [
            {
                "start": figure.span.start,
                "end": figure.span.end,
                **{name: getattr(figure, name) for name in FIELDS},
                "value": _value(figure),
                **{slot: getattr(figure, slot) for slot in SLOTS},
            }
            for figure in reading.figures
        ],
        "asides": [
            {
                "start": aside.span.start,
                "end": aside.span.end,
                "text": aside.text,
                "kind": aside.kind,
            }
            for aside in reading.asides
        ],
    }


def golden(ledger: Ledger) -> Iterator[tuple[Reading, Reading]]:
    """Yield each page that people looked through: as it was read, and put right."""
    attach(ledger.connection)
    pages = ledger.connection.execute("SELECT DISTINCT page FROM temp.corrected")
    touched = {row[0] for row in pages}
    for row in list(ledger.pages()):
        if row.id not in touched:
            continue
        reading = ledger.reading(row.link)
        said = of_page(ledger.connection, row.id)
        if all(tuple(figure.span) in said for figure in reading.figures):
            yield reading, put_right(reading, said)
