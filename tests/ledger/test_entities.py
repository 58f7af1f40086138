"""Names in a ledger: kept as read, found by field, counted as facets."""

import pytest

from dubao import read_text
from dubao.ledger import Ledger
from dubao.ledger.name import names

TEXT = """云溪县慈善促进会开展活动

本报讯(记者 周小禾)云溪县慈善促进会近日开展“百村亮化”活动,北京的专家到石桥镇授课。
促进会会长林有年说,活动还要继续。《云溪县志》也送到村里。
"""


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "names.db"
    with Ledger(path, write=True) as made:
        made.add(read_text(TEXT), reader="1")
        made.add(read_text("上海的工厂恢复了生产。"), reader="1")
        made.index()
        yield made


def test_a_ledger_keeps_names_as_they_were_read(ledger):
    kept = {reading.page.text: reading.entities for reading in ledger.readings()}
    assert kept[TEXT] == read_text(TEXT).entities
    assert {one.kind for one in kept[TEXT]} == {
        "person", "organisation", "place", "programme", "work",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("person:周小禾 place:石桥", 1),
        ("person:周小禾 place:上海", 0),
        ("organisation:慈善", 1),
        ("programme:亮化 work:云溪县志", 1),
        ("place:上海 OR place:北京", 2),
        ("-person:周小禾", 1),
        ("place:周小禾", 0),
        ("person:周小禾 AND organisation:促进会", 1),
    ],
)
def test_names_are_fields_of_a_query(ledger, query, pages):
    assert ledger.search(query).total == pages


def test_a_hit_shows_the_first_such_name(ledger):
    (hit,) = ledger.search("person:林有年").hits
    assert hit.match == "林有年"


def test_facets_count_names_once_a_page(ledger):
    pages = [row.id for row in ledger.pages()]
    told = names(ledger.connection, sorted(pages))
    assert ("周小禾", 1) in {(one.value, one.times) for one in told["person"]}
    assert [one.value for one in told["programme"]] == ["百村亮化"]
    assert [one.value for one in told["work"]] == ["云溪县志"]
    named = {one.value: one.times for one in told["organisation"]}
    assert named["云溪县慈善促进会"] == 1  # its short form is counted with it
    assert "促进会" not in named


def test_the_view_shows_names_beside_their_characters(ledger):
    rows = ledger.connection.execute(
        "SELECT text, office FROM entities WHERE kind = 'person' ORDER BY start"
    ).fetchall()
    assert ("周小禾", "记者") in rows
