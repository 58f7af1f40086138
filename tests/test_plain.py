"""The quick way to a quantity reads what the long way reads, and nothing else."""

import importlib
from pathlib import Path

import pytest

import dubao
import dubao.zh
from dubao.text.fold import fold
from dubao.zh import STAGES, scan
from dubao.zh.opening import Openings
from dubao.zh.plain import plain
from dubao.zh.quantity import quantity
from tests.generate import Press

FOLDER = Path(dubao.zh.__file__).parent
SAMPLES = sorted((Path(__file__).parent.parent / "samples").rglob("*.txt"))


def corpus_lines():
    for path in sorted(FOLDER.glob("*.corpus")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if "\t" in line and not line.startswith("# "):
                text = line.split("\t")[1].replace("⟦", "").replace("⟧", "")
                yield text.replace("↵", "\n")


def texts():
    lines = list(corpus_lines())
    yield from lines
    yield from (f"去年，{line}。" for line in lines)
    yield from (f"共3个{line}5元" for line in lines)
    yield from (path.read_text(encoding="utf-8") for path in SAMPLES)
    press = Press(4_000)
    yield from (press.page()[0] for _ in range(60))


@pytest.fixture
def long_way(monkeypatch):
    """Ask every phenomenon at every numeral, and let no expression answer for them."""

    def take():
        module = importlib.import_module("dubao.zh.quantity")
        monkeypatch.setattr(module, "plain", lambda *_: None)
        monkeypatch.setattr(Openings, "free", lambda *_: None)
        monkeypatch.setattr(
            Openings, "__call__", lambda *_: [stage.reader for stage in STAGES]
        )

    return take


def test_both_ways_read_the_same(long_way):
    folded = [fold(text) for text in texts()]
    quick = [scan(text)[0] for text in folded]
    long_way()

    for text, found in zip(folded, quick, strict=True):
        assert found == scan(text)[0], text


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("186.4亿元,", "186.4亿元"), ("2.1个百分点。", "2.1个百分点"),
        ("三十七个村", "三十七个"), ("4200余吨,", "4200余吨"), ("两天后", "两天"),
        ("1.2万亿元。", "1.2万亿元"), ("十几万册。", "十几万册"),
        # what a plain quantity is not
        ("3至5万元", ""), ("三年半", ""), ("5元3角", ""), ("3个半小时", ""),
        ("三分之一", ""), ("一两", ""), ("5里程碑", ""), ("10个埃镑", ""),
        ("3\n个", ""), ("三千瓦", ""), ("3元/斤", "3元/斤"), ("3元/罐", ""),
        ("两国企业", ""),
        ("七十有三", ""), ("3和5之间", ""), ("3万和5万之间", ""), ("八点五", ""),
    ],
)  # fmt: skip
def test_a_plain_quantity_is_a_number_with_its_unit(text, span):
    found = plain(text, 0)

    assert (found.span.of(text) if found else "") == span
    assert not found or found == quantity(text, 0)


def test_a_lexed_numeral_at_the_end_of_a_text_stands_there():
    assert [one.text for one in dubao.quantities("两")] == []
