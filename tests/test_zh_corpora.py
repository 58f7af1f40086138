"""Every line of every corpus beside `zh/`: alone, in a sentence, in other widths.

A line is `expected<TAB>text`; the marks ⟦ ⟧ show the span. Expected is

    CLAIM VALUE UNIT     a quantity; VALUE may be low~high, UNIT may be missing
    KIND [VALUE]         an aside: date ordinal name idiom label code article
    -                    no quantity is read in the text

↵ stands for a line end.
"""

from pathlib import Path

import pytest

import dubao.zh
from dubao.model import CLAIMS
from dubao.text.fold import fold
from dubao.text.table import rows as table_rows
from dubao.zh import rules, scan
from dubao.zh.quantity import exact
from dubao.zh.when import When, resolve

FOLDER = Path(dubao.zh.__file__).parent
TRADITIONAL = {
    row[1]: row[0] for row in reversed(table_rows("dubao.text", "traditional.tsv"))
}
WIDE = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)} | {
    ord("."): "．", ord("%"): "％", ord(","): "，"
}  # fmt: skip
TODAY = "2024-05-20"


def lines():
    for path in sorted(FOLDER.glob("*.corpus")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("# "):
                continue
            expected, text = line.replace("↵", "\n").split("\t")
            marks = [pytest.mark.xfail(strict=True)] if expected.startswith("!") else []
            yield pytest.param(
                expected.removeprefix("!"),
                text,
                id=f"{path.stem}:{number}",
                marks=marks,
            )


LINES = list(lines())


def unmarked(marked):
    start = marked.find("⟦")
    end = marked.find("⟧") - 1
    return marked.replace("⟦", "").replace("⟧", ""), (start, end)


def said(mention):
    value = mention.value
    if mention.kind == "quantity":
        number = value.number
        worth = exact(number.low)
        if number.high is not None:
            worth += (":" if value.kind == "score" else "~") + exact(number.high)
        worth += "".join(f":{exact(term)}" for term in number.more)
        return f"{number.claim} {worth} {value.unit}".strip()
    if isinstance(value, When):
        value = resolve(value, TODAY)
    return f"{mention.kind} {value}".strip()


def check(expected, text, span):
    mentions, _ = scan(fold(text))
    if expected == "-":
        assert [m.span.of(text) for m in mentions if m.kind == "quantity"] == []
        return
    found = {tuple(m.span): said(m) for m in mentions}

    assert span in found, (text, {text[a:b]: v for (a, b), v in found.items()})
    if expected.split(" ")[0] in CLAIMS or " " in expected:
        assert same(found[span], expected), (text, found[span])
    else:
        assert found[span].split(" ")[0] == expected


def same(found, expected):
    """Compare values as numbers: 12.50 is 12.5."""
    if found == expected:
        return True
    a, b = found.split(" "), expected.split(" ")
    try:
        return a[0] == b[0] and a[2:] == b[2:] and float(a[1]) == float(b[1])
    except (ValueError, IndexError):
        return False


@pytest.mark.parametrize(("expected", "marked"), LINES)
def test_line_alone(expected, marked):
    text, span = unmarked(marked)

    check(expected, text, span)


@pytest.mark.parametrize(("expected", "marked"), LINES)
def test_line_inside_a_sentence(expected, marked):
    text, (start, end) = unmarked(marked)
    before = "记者从会上获悉。"

    check(expected, f"{before}{text}。", (start + len(before), end + len(before)))


@pytest.mark.parametrize(("expected", "marked"), LINES)
def test_line_in_full_width_digits(expected, marked):
    text, span = unmarked(marked)

    check(expected, text.translate(WIDE), span)


@pytest.mark.parametrize(("expected", "marked"), LINES)
def test_line_in_traditional_characters(expected, marked):
    text, span = unmarked(marked)
    traditional = "".join(TRADITIONAL.get(c, c) for c in text)
    if fold(traditional) != fold(text):
        pytest.skip("a character with two simplified forms")

    check(expected, traditional, span)


def all_of(mention):
    """Yield a mention and what it was made of."""
    yield mention
    for part in mention.parts:
        yield from all_of(part)


def test_every_rule_fires_and_is_listed():
    fired = {
        one.rule
        for param in LINES
        for mention in scan(fold(unmarked(param.values[1])[0]))[0]
        for one in all_of(mention)
    }

    assert {rule for names in rules().values() for rule in names} == fired - {""}


# what the rules of a corpus are called where it is not the corpus's own name
RULED = {"era": "date.era", "lunar": "date", "point": "date", "stamp": "date"}
MARKED = "# must not be read as such"


def negatives(path):
    """Yield the lines of a corpus that must not be read as what it is about."""
    known = rules().get(path.stem, ())
    own = tuple(known) if known else (RULED.get(path.stem, f"{path.stem}."),)
    marked = False
    for line in path.read_text(encoding="utf-8").splitlines():
        marked = marked or line == MARKED
        if not line.strip() or line.startswith("# "):
            continue
        expected, text = line.replace("↵", "\n").split("\t")
        found = scan(fold(unmarked(text)[0]))[0]
        fired = any(one.rule.startswith(own) for m in found for one in all_of(m))
        if marked or expected == "-" or (path.stem not in QUANTITIES and not fired):
            yield line


QUANTITIES = {"approximation", "digit", "joint", "number", "quantity", "unit"}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.corpus")), ids=lambda p: p.stem)
def test_twenty_lines_of_what_must_not_be_read(path):
    assert len(list(negatives(path))) >= 20
