"""Every hostile input ends in a named error, in time, within its memory."""

import resource
import time

import pytest

from dubao import errors
from dubao.errors import SourceError
from dubao.sources import Limits, pages
from tests.hostile import archive, pdf, picture, structured, text, xml

LIMITS = Limits(seconds=10.0, recognition=30.0, memory=2 << 30)
FAMILIES = {
    "archive": archive,
    "pdf": pdf,
    "picture": picture,
    "structured": structured,
    "text": text,
    "xml": xml,
}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_inputs_have_a_name(family, tmp_path):
    pytest.importorskip("rapidocr")
    wrong = []
    count = 0
    for one in FAMILIES[family].cases():
        count += 1
        path = tmp_path / "input"
        path.write_bytes(one.content)
        start = time.monotonic()
        found = list(pages(path, limits=LIMITS))
        took = time.monotonic() - start
        names = {type(item).__name__ for item in found}
        named = names - {"Page"}  # only where pages that are whole may come before
        if not named or not names <= one.errors or took > LIMITS.recognition + 5:
            wrong.append((one.name, sorted(names), round(took, 1)))
        for item in found:
            if isinstance(item, SourceError):
                assert type(item).__module__ == errors.__name__
                assert item.message
                assert "Traceback" not in str(item)
    assert wrong == []
    assert count >= 90
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert largest * 1024 < LIMITS.memory
