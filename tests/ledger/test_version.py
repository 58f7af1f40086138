"""A file that was edited and read again takes its page's place; what it was is kept."""

from dubao import bulk, read_text
from dubao.ledger import Ledger
from dubao.ledger.choice import chosen
from dubao.ledger.column import columns
from dubao.ledger.selection import Selection

ONE = "春播\n\n本报讯 2023年，青禾县棉花播种面积36万亩。\n"


def said(path):
    with Ledger(path) as ledger:
        kept = columns(ledger.connection)
        rows = [row["value"] for row in ledger.figures().dicts()]
        assert len(chosen(kept, Selection())) == len(rows)
        assert [row.link for row in ledger.pages()] == [
            row.link for row in ledger.newest()
        ]
        assert ledger.search("棉花").total == len(ledger) == len(list(ledger.pages()))
        assert ledger.check() == []
        found = [one for one in ledger.series("*") if one.findings]
        return rows, len(list(ledger.pages(replaced=True))), found


def test_the_last_reading_of_a_file_counts(tmp_path):
    path, file = tmp_path / "county.ledger", tmp_path / "page.txt"
    for text, values, pages in (
        (ONE, ["360000"], 1),
        (ONE.replace("36", "38"), ["380000"], 2),
        (ONE.replace("36", "39"), ["390000"], 3),
        (ONE, ["360000"], 3),  # as it was: no page is new
    ):
        file.write_text(text, encoding="utf-8")
        bulk.add(path, [str(file)], workers=1)
        assert said(path) == (values, pages, [])


def test_an_earlier_version_is_still_opened_by_its_link(tmp_path):
    path, file = tmp_path / "county.ledger", tmp_path / "page.txt"
    file.write_text(ONE, encoding="utf-8")
    bulk.add(path, [str(file)], workers=1)
    with Ledger(path) as ledger:
        (old,) = ledger.pages()
    file.write_text(ONE.replace("36", "38"), encoding="utf-8")
    bulk.add(path, [str(file)], workers=1)
    with Ledger(path) as ledger:
        assert ledger.reading(old.link).figures[0].value == "360000"
        kept = columns(ledger.connection)
        assert len(kept) == 1


def test_columns_follow_when_a_file_goes_back(tmp_path):
    path, file = tmp_path / "county.ledger", tmp_path / "page.txt"
    kept = None
    for area in ("36", "38", "36"):
        file.write_text(ONE.replace("36", area), encoding="utf-8")
        bulk.add(path, [str(file)], workers=1)
        with Ledger(path) as ledger:
            kept = columns(ledger.connection, kept)
            assert kept.number.tolist() == [float(area) * 10_000]


def test_pages_of_one_name_that_are_no_file_stand_side_by_side(tmp_path):
    with Ledger(tmp_path / "a.ledger", write=True) as ledger:
        for area in ("36", "38"):
            ledger.add(read_text(ONE.replace("36", area)), reader="1")
        assert len(ledger) == 2
