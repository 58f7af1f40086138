"""Tables on scans of our own, printed by a browser and read by the OCR engine."""

import pytest

from dubao import read
from tests.press.paper import needs_press
from tests.press.table import pdf, scan
from tests.table.made.data import SUBJECTS
from tests.table.made.score import score

pytestmark = needs_press
KINDS = ("clean", "skewed", "noisy")
# one look a subject: the other ten are read by bench/tables.py
LOOKS = [
    pytest.param(one, KINDS[n % len(KINDS)], n % 2 == 0, id=one.name)
    for n, one in enumerate(SUBJECTS)
]
VALUE, ROW = 0.90, 0.70


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("subject", "kind", "ruled"), LOOKS)
def test_cells_are_read_from_a_picture(subject, kind, ruled):
    pytest.importorskip("rapidocr")
    reading = read(scan(subject.name, kind, ruled=ruled), slots="all")
    told, faults = score(subject.gold(), reading)

    assert told["false"] == 0, faults
    assert told["value"] >= VALUE * told["cells"], faults
    assert told["row"] >= ROW * told["cells"], faults
    assert len(reading.tables) == 1


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("subject", SUBJECTS[::3], ids=lambda subject: subject.name)
def test_cells_are_read_from_what_a_browser_prints(subject, ruled):
    _, faults = score(subject.gold(), read(pdf(subject.name, ruled=ruled), slots="all"))

    assert faults == []
