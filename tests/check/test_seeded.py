"""A part of bench/seeded.py: what is right is left alone, what is wrong is found."""

import pytest
from bench.seeded import errors, key, passage, said


@pytest.mark.parametrize("number", [1, 8, 15, 22])
def test_seeded_errors_are_found(number):
    one = passage(number)
    right = said(one.text)
    known = {key(finding, one.text) for finding in right}
    put = found = pointed = 0
    for _, text, (start, end) in errors(number, one):
        put += 1
        new = [finding for finding in said(text) if key(finding, text) not in known]
        found += bool(new)
        pointed += any(s.start < end and start < s.end for f in new for s in f.spans)

    assert right == []
    assert found >= put * 0.9
    assert pointed == found
