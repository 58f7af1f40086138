"""Search answers exactly what reading every page would."""

import random
from dataclasses import replace

import pytest

from dubao.errors import UsageError
from dubao.ledger import Ledger, index
from dubao.text.fold import fold
from tests.ledger.make import reading


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A ledger of which most pages are indexed, some replaced, some in the tail."""
    path = tmp_path_factory.mktemp("search") / "county.ledger"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "SEGMENT", 30_000)
        patch.setattr(index, "TAIL", 3_000)
        with Ledger(path, write=True) as ledger:
            for seed in range(120):
                ledger.add(reading(seed), reader="1")
                if seed % 25 == 0:
                    ledger.index()
            ledger.index()
            for seed in range(0, 20, 3):
                ledger.add(reading(seed), reader="2")
            for seed in (200, 201):
                ledger.add(reading(seed), reader="1")
            yield ledger


def texts(ledger):
    return {row.id: fold(ledger.text(row.id)) for row in ledger.pages()}


def test_the_index_is_in_use(kept):
    counted = kept.connection.execute(
        "SELECT (SELECT count(*) FROM segments), (SELECT count(*) FROM gone),"
        " (SELECT max(id) FROM pages) - (SELECT max(last_page) FROM segments)"
    ).fetchone()
    assert counted[0] > 1
    assert counted[1] == 7
    assert counted[2] > 0


def test_search_equals_reading_every_page(kept):
    pages = texts(kept)
    chance = random.Random(5)  # noqa: S311 # the same queries each time
    for _ in range(600):
        text = chance.choice(list(pages.values()))
        size = chance.randint(1, 6)
        start = chance.randrange(len(text) - size)
        word = text[start : start + size]
        if chance.random() < 0.2:  # most likely nowhere
            word = "".join(chance.sample(word, len(word)))
        expected = sorted(page for page, text in pages.items() if word in text)
        assert kept.matches(word, exact=True) == expected, word


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("棉花 小麦", lambda t: "棉花" in t and "小麦" in t),
        ("棉花 AND 小麦", lambda t: "棉花" in t and "小麦" in t),
        ("棉花 OR 小麦", lambda t: "棉花" in t or "小麦" in t),
        ("棉花 -小麦", lambda t: "棉花" in t and "小麦" not in t),
        ("NOT 棉花", lambda t: "棉花" not in t),
        (
            "通讯员 NOT (棉花 OR 小麦)",
            lambda t: "通讯员" in t and "棉花" not in t and "小麦" not in t,
        ),
        ('"本报讯 通讯员梁青山"', lambda t: "本报讯 通讯员梁青山" in t),
        ("２０１３年", lambda t: "2013年" in t),
        ("走訪慰問", lambda t: "走访慰问" in t),
        ("没有这样的话", lambda _: False),
    ],
)
def test_words_and_operators(kept, query, holds):
    expected = sorted(page for page, text in texts(kept).items() if holds(text))
    assert kept.matches(query) == expected


def test_fields(kept):
    read = {row.id: kept.reading(row.sha256) for row in kept.pages()}

    def said(found, name):
        return [
            "".join(span.of(found.page.text) for span in role.spans)
            for article in found.articles
            for role in article.roles
            if role.role == name
        ]

    for query, holds in (
        ("headline:棉花", lambda r: any("棉花" in h for h in said(r, "headline"))),
        ("byline:段", lambda r: any("段" in b for b in said(r, "byline"))),
        ("paper:青禾", lambda _: True),
        ("paper:晚报", lambda _: False),
        ("date:2013", lambda r: r.page.date.startswith("2013")),
        ("date:2013-02", lambda r: r.page.date.startswith("2013-02")),
        ("date:2012..2013-05", lambda r: "2012" <= r.page.date < "2013-06"),
        ("date:2015.. 小麦", lambda r: r.page.date >= "2015" and "小麦" in r.page.text),
    ):
        expected = sorted(page for page, found in read.items() if holds(found))
        assert kept.matches(query) == expected, query


def test_a_hit_shows_its_passage_and_a_link_that_leads_back(kept):
    found = kept.search("培训农民", limit=5)
    assert found.total == len(kept.matches("培训农民"))
    assert len(found.hits) == 5
    assert [hit.date for hit in found.hits] == sorted(
        (hit.date for hit in found.hits), reverse=True
    )
    for hit in found.hits:
        text = kept.reading(hit.link).page.text
        assert hit.span.of(text) == hit.match == "培训农民"
        assert hit.match in hit.passage
        assert hit.count == text.count("培训农民")
    rest = kept.search("培训农民", limit=2, offset=3)
    assert rest.hits == found.hits[3:]


def test_a_hit_of_a_field_stands_in_it(kept):
    for hit in kept.search("headline:棉花").hits:
        found = kept.reading(hit.link)
        headlines = [
            span
            for article in found.articles
            for role in article.roles
            for span in role.spans
            if role.role == "headline"
        ]
        assert any(h.start <= hit.span.start < hit.span.end <= h.end for h in headlines)


def test_the_same_answer_without_and_with_an_index(tmp_path, monkeypatch):
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        for seed in range(12):
            ledger.add(reading(seed), reader="1")
        before = [ledger.matches(word) for word in ("棉", "棉花", "播种面积")]
        monkeypatch.setattr(index, "TAIL", 0)
        ledger.index()
        assert ledger.connection.execute("SELECT count(*) FROM segments").fetchone()[0]
        assert [ledger.matches(w) for w in ("棉", "棉花", "播种面积")] == before
        monkeypatch.setattr(index, "folding", lambda: "another")
        ledger.index()  # made again, all of it
        assert ledger.connection.execute(
            "SELECT DISTINCT folding FROM segments"
        ).fetchall() == [("another",)]
        assert [ledger.matches(w) for w in ("棉", "棉花", "播种面积")] == before


def test_texts_of_every_sort(tmp_path, monkeypatch):
    monkeypatch.setattr(index, "TAIL", 0)
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        for number, text in enumerate(("", "一", "𠮷野家", "a\r\nb\0c", "一二" * 9)):
            given = reading(number)
            page = replace(
                given.page,
                text=text,
                source=replace(given.page.source, sha256=f"{number:064}"),
            )
            bare = replace(
                given, page=page, articles=(), furniture=(), figures=(), asides=()
            )
            ledger.add(bare, reader="1")
        ledger.index()
        assert ledger.matches("一") == [2, 5]
        assert ledger.matches("𠮷野") == [3]
        assert ledger.matches("\r\nb\0c", exact=True) == [4]
        assert ledger.matches("二一二") == [5]
        assert ledger.matches("二二") == []
        assert ledger.matches("NOT 一") == [1, 3, 4]
        assert ledger.check() == []


@pytest.mark.parametrize(
    "query", ["", "  ", "(棉花", "棉花)", "棉花 OR", "NOT", '"', "date:明天", "date:.."]
)
def test_a_query_that_cannot_be_read_is_named(kept, query):
    with pytest.raises(UsageError):
        kept.matches(query)
