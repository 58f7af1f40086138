"""A child that hangs, dies or swallows memory is killed, and stops nothing."""

import gc
import io
import os
import pickle
import time

import pytest

from dubao.model import Page
from dubao.sources import isolation, pages
from dubao.sources.isolation import Child, _Reader
from dubao.sources.limit import Limits

LIMITS = Limits(seconds=4.0, recognition=30.0, memory=1 << 29)


@pytest.fixture
def told(monkeypatch, tmp_path):
    monkeypatch.setattr(Child, "serves", "tests.sources.bad.serve")
    isolation._pool.close()

    def read(*lines, limits=LIMITS):
        path = tmp_path / "bad.pdf"
        path.write_text(" ".join(("%PDF-BAD", *lines)))
        return [
            page.text if isinstance(page, Page) else type(page).__name__
            for page in pages(path, limits=limits)
        ]

    yield read
    isolation._pool.close()


def test_pages_come_one_by_one(told):
    assert told("one", "two", "talk") == ["one", "two", "talk"]
    assert told("three") == ["three"]


def test_a_page_that_hangs_is_late_and_the_next_is_read(told):
    start = time.monotonic()
    assert told("one", "hang", "two") == ["one", "TimedOut", "two"]
    assert time.monotonic() - start < 30


def test_a_page_that_crashes_its_process(told):
    assert told("one", "die", "two") == ["one", "WorkerCrashed", "two"]
    assert told("one", "oom", "two") == ["one", "MemoryExceeded", "two"]


def test_what_its_parent_took_is_not_counted_as_its_own(told):
    waste = bytearray(b"1") * LIMITS.memory  # each byte is written: it is in memory
    del waste
    assert told("one", "die", "two") == ["one", "WorkerCrashed", "two"]


def test_an_input_that_hangs_at_once_is_given_up(told):
    assert told("hang") == ["TimedOut"]
    assert told("one") == ["one"]


def test_memory_is_limited(told):
    assert told("one", "swallow") == ["one", "MemoryExceeded"]


def test_a_fault_of_ours_is_named(told):
    assert told("one", "fault") == ["one", "InternalError"]


def test_what_ocr_reads_has_more_time(told):
    assert told("slow", "two") == ["slow", "two"]


def test_a_reader_that_stops_early_leaves_nothing_behind(told, tmp_path):
    assert told("one") == ["one"]
    path = tmp_path / "early.pdf"
    path.write_text("%PDF-BAD one two")
    found = pages(path, limits=LIMITS)
    assert next(found).text == "one"
    found.close()
    assert told("three") == ["three"]


@pytest.mark.usefixtures("told")
def test_a_stream_is_read_like_a_file():
    (page,) = pages(io.BytesIO(b"%PDF-BAD one"), limits=LIMITS)
    assert (page.text, page.source.name) == ("one", "-/0")


def test_a_child_that_was_taken_over_can_send_only_pages():
    with pytest.raises(pickle.UnpicklingError, match=r"posix\.system"):
        _Reader(io.BytesIO(pickle.dumps(os.system))).load()


def test_children_are_used_again(told):
    told("one")
    (child,) = isolation._pool._idle
    told("two")
    assert isolation._pool._idle == [child]
    assert child.documents == 2


def test_a_child_that_has_no_more_pages_is_used_again(told, tmp_path):
    told("one")
    before = isolation._pool._idle[0].process.pid
    path = tmp_path / "bad.pdf"
    for lines, same in (("one", True), ("one two hang", False)):
        path.write_text(f"%PDF-BAD {lines}")
        assert next(pages(path, limits=LIMITS)).text == "one"
        gc.collect()
        left = [child.process.pid for child in isolation._pool._idle]
        assert (left == [before]) is same
