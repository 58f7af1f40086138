"""A ledger keeps what it is given, once, and refuses what is not a ledger."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from dubao.errors import (
    LedgerCorrupt,
    LedgerLocked,
    MissingFile,
    NewerLedger,
    NoSuchPage,
    NotALedger,
)
from dubao.ledger import Ledger, connection
from dubao.model import (
    Answer,
    Answers,
    Area,
    Block,
    Box,
    Cell,
    Point,
    Span,
    Table,
)
from tests.ledger.make import reading


@pytest.fixture
def path(tmp_path):
    return tmp_path / "county.ledger"


TABLE = Table(
    span=Span(3, 9),
    cells=(
        Cell(span=Span(4, 5), row=0, column=0, head=True, columns=2),
        Cell(span=Span(6, 7), row=1, column=1, box=Box(1, 2, 3, 4)),
    ),
    head_rows=1,
    caption=Span(3, 4),
    unit_note=Span(3, 3),
)


def flat(found):
    """A reading without the derivations, which a ledger does not keep."""
    bare = lambda row: replace(row, mention=None)  # noqa: E731
    return replace(
        found,
        figures=tuple(map(bare, found.figures)),
        asides=tuple(map(bare, found.asides)),
    )


def test_a_reading_comes_back_as_it_was_kept(path):
    given = reading(7)
    given = replace(
        given,
        page=replace(
            given.page,
            source=replace(given.page.source, ordinal=0),
            blocks=(
                Block(span=Span(0, 4), box=Box(1, 2, 3, 4), role="headline"),
                Block(span=Span(4, 5), article=0, paragraph=7, confidence=81),
            ),
            areas=(
                Area(article=0, points=(Point(1, 2), Point(3, 4)), title="新桥通车"),
            ),
            image="page.png",
            extent=Box(0, 0, 900, 1200),
            tables=(TABLE,),
        ),
        articles=(replace(given.articles[0], date="2017-02-03"), *given.articles[1:]),
        tables=(replace(TABLE, article=0, notes=(Span(0, 1),)), TABLE),
    )  # fmt: skip
    with Ledger(path, write=True) as ledger:
        assert ledger.add(given, reader="0.1.0") == "added"
    with Ledger(path) as ledger:
        assert flat(ledger.reading(given.page.source.sha256)) == flat(given)
        assert ledger.reading(given.page.source.sha256[:12])
        assert ledger.check() == []
        assert len(ledger) == 1


def test_every_answer_comes_back_as_it_was_kept(path):
    given = reading(7)
    first, second, *others = given.figures
    answers = Answers(
        measure=Answer(
            text="学校·小学", span=Span(14, 16), sure=97, parts=(Span(1, 2), Span(3, 4))
        ),
        holder=Answer(text="青禾县", span=Span(0, 3), stand_in=Span(10, 12), sure=88),
        place=Answer(
            text="青禾县", span=Span(0, 3), stand_in=Span(10, 12), sure=5, shown=False
        ),
        action=Answer(
            text="落成", span=Span(7, 9), sure=31, shown=False, parts=(Span(7, 8),)
        ),
        period=Answer(text="2017", sure=0),
        stat=Answer(text="change", span=Span(3, 5), sure=60, shown=False),
        direction=Answer(text="down", span=Span(22, 24), sure=99),
        base=Answer(text="", sure=44, shown=False),
    )
    shown = replace(second.answers, base=Answer(text="yoy", span=Span(1, 2)))
    given = replace(
        given,
        figures=(
            replace(first, answers=answers), replace(second, answers=shown), *others
        ),
    )  # fmt: skip
    with Ledger(path, write=True) as ledger:
        ledger.add(given, reader="1")
        assert flat(ledger.reading(given.page.source.sha256)) == flat(given)
        rows = ledger.connection.execute(
            "SELECT measure, holder, place, action, period, stat, direction, base"
            " FROM figures LIMIT 2"
        )
        assert rows.fetchone() == (
            "学校·小学", "青禾县", "", "", "2017", "level", "down", ""
        )  # fmt: skip
        assert rows.fetchone()[-1] == "yoy"


def test_the_same_page_again_is_nothing_new(path):
    with Ledger(path, write=True) as ledger:
        ledger.add(reading(1), reader="0.1.0")
        before = list(ledger.dump())
        assert ledger.add(reading(1), reader="0.1.0") == "same"
        assert ledger.add(reading(1), reader="0.0.9") == "same"
        assert list(ledger.dump()) == before


def test_a_newer_reader_reads_again(path):
    with Ledger(path, write=True) as ledger:
        ledger.add(reading(1), reader="0.9.0")
        ledger.add(reading(2), reader="0.9.0")
        bare = replace(reading(1), figures=())
        assert ledger.add(bare, reader="0.10.0") == "reread"
        assert len(ledger) == 2
        assert ledger.reading(bare.page.source.sha256).figures == ()
        assert ledger.check() == []


def test_a_source_of_several_pages(path):
    first, second = reading(1), reading(2)
    sha256 = first.page.source.sha256
    source = replace(first.page.source, ordinal=1)
    second = replace(second, page=replace(second.page, source=source))
    with Ledger(path, write=True) as ledger:
        ledger.add(first, reader="1")
        assert not ledger.holds(second.page, reader="1")
        ledger.add(second, reader="1")
        assert ledger.holds(first.page, reader="1")
        assert ledger.holds(second.page, reader="1")
        assert not ledger.holds(second.page, reader="2")
        assert ledger.reading(f"/p/{sha256[:12]}.1#c=0-3").page.text == second.page.text


def test_the_same_words_in_another_newspaper_are_another_page(path):
    given = reading(1)

    def known_as(name, **more):
        source = replace(given.page.source, name=name)
        return replace(given, page=replace(given.page, source=source, **more))

    with Ledger(path, write=True) as ledger:
        ledger.add(given, reader="1")
        assert ledger.add(known_as("copy.txt"), reader="1") == "same"
        other = known_as("other/1", paper="柳河晚报")
        assert ledger.add(other, reader="1") == "added"
        assert ledger.add(other, reader="1") == "same"
        assert ledger.add(known_as("other/1", date="1999-01-01"), reader="1") == "same"
        assert [row.paper for row in ledger.pages()] == ["青禾日报", "柳河晚报"]
        assert ledger.reading(list(ledger.pages())[1].link).page.paper == "柳河晚报"


def test_equal_ledgers_have_equal_dumps(tmp_path):
    dumps = []
    for order in ((1, 2, 3), (3, 1, 2)):
        with Ledger(tmp_path / f"{order}.ledger", write=True) as ledger:
            for seed in order:
                ledger.add(reading(seed), reader="1")
            dumps.append(list(ledger.dump()))
    assert dumps[0] == dumps[1]


def test_the_views_are_readable_by_any_sqlite(path):
    given = reading(4)
    with Ledger(path, write=True) as ledger:
        ledger.add(given, reader="1")
    with closing(sqlite3.connect(path)) as plain:
        rows = plain.execute("SELECT text, value, unit, measure, link FROM figures")
        figure = given.figures[0]
        first = rows.fetchone()
        assert first[:4] == (figure.text, figure.value, figure.unit, figure.measure)
        assert first[4] == (
            f"/p/{given.page.source.sha256[:12]}#c={figure.span[0]}-{figure.span[1]}"
        )
        assert plain.execute("SELECT count(*) FROM headlines").fetchone() == (3,)
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_page_is_kept_whole_or_not_at_all(path):
    broken = reading(1)
    broken = replace(broken, figures=(*broken.figures, broken.figures[0]))
    with Ledger(path, write=True) as ledger:
        with pytest.raises(Exception, match="UNIQUE"):
            ledger.add(broken, reader="1")
        assert len(ledger) == 0
        assert ledger.add(reading(1), reader="1") == "added"
        assert ledger.check() == []


def test_no_such_file_and_no_such_page(path):
    with pytest.raises(MissingFile):
        Ledger(path)
    with Ledger(path, write=True) as ledger:
        for name in ("0" * 12, "/p/000000000000#c=0-1", "nonsense"):
            with pytest.raises(NoSuchPage):
                ledger.reading(name)


@pytest.mark.parametrize("data", [b"", b"x" * 5000, b"SQLite format 3\0" + b"x" * 99])
def test_other_files_are_no_ledgers(path, data):
    path.write_bytes(data)
    for write in (False, True):
        with pytest.raises(NotALedger):
            Ledger(path, write=write)
    assert path.read_bytes() == data


def test_a_foreign_database_is_no_ledger(path):
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE t (x)")
    with pytest.raises(NotALedger, match="not a ledger"):
        Ledger(path)


def test_a_ledger_with_a_foreign_trigger_is_refused(path):
    Ledger(path, write=True).close()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute(
            "CREATE TRIGGER evil AFTER INSERT ON pages BEGIN DELETE FROM pages; END"
        )
    for write in (False, True):
        with pytest.raises(NotALedger, match="trigger evil"):
            Ledger(path, write=write)


def test_a_newer_ledger_is_named(path):
    Ledger(path, write=True).close()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute(f"PRAGMA user_version = {connection.VERSION + 1}")
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with pytest.raises(NewerLedger):
        Ledger(path)


def test_a_locked_ledger_is_named(path):
    with Ledger(path, write=True) as ledger, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        ledger.connection.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(LedgerLocked):
            ledger.add(reading(1), reader="1")
        other.rollback()
        assert ledger.add(reading(1), reader="1") == "added"


def test_damage_is_named(path):
    given = reading(1)
    with Ledger(path, write=True) as ledger:
        ledger.add(given, reader="1")
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = path.read_bytes()
    place = data.index("本报讯 通讯员".encode())
    path.write_bytes(data[:place] + "木".encode() + data[place + 3 :])
    with Ledger(path) as ledger:
        with pytest.raises(LedgerCorrupt):
            ledger.reading(given.page.source.sha256)
        assert ledger.check()


def test_a_new_ledger_is_as_open_as_any_new_file(path):
    Ledger(path, write=True).close()
    other = path.with_name("other")
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode


def test_corrections_are_only_added(path):
    with Ledger(path, write=True) as ledger:
        ledger.connection.execute(
            "INSERT INTO corrections VALUES"
            " (1, '', 0, 0, 0, '', '', '', 'accept', '', '', '', '', '')"
        )
        for statement in ("DELETE FROM corrections", "UPDATE corrections SET who = 1"):
            with pytest.raises(sqlite3.IntegrityError, match="only added"):
                ledger.connection.execute(statement)
