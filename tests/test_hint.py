"""A source's blocks: what they tell wins, what they leave open is read as usual."""

from dataclasses import replace

from dubao import read_text
from dubao.export import record
from dubao.model import Area, Block, Box, Page, Point, Source, Span
from dubao.reading import read

SOURCE = Source(name="-", sha256="0" * 64)


def printed(*parts, **more):
    """A page of (text, block's fields), one line each."""
    text, blocks = "", []
    for words, fields in parts:
        blocks.append(Block(span=Span(len(text), len(text) + len(words)), **fields))
        text += words + "\n"
    return Page(source=SOURCE, text=text, blocks=tuple(blocks), **more)


def told(page):
    def words(part):
        return "".join(span.of(page.text) for span in part.spans)

    return [
        (
            article.kind,
            [(role.role, words(role)) for role in article.roles],
            [words(part) for part in article.paragraphs],
        )
        for article in read(page).articles
    ]


def test_roles_are_kept_and_the_rest_is_read():
    page = printed(
        ("抓春耕不误农时", {"article": 0, "role": "kicker"}),
        ("河西麦田返青", {"article": 0, "role": "headline"}),
        ("本报记者 王五", {"article": 0}),
        ("本报讯 今年春季，河西镇1.2万亩", {"article": 0, "paragraph": 1}),
        ("麦田返青，投入农机36台。", {"article": 0, "paragraph": 1}),
        ("夜校开班", {"article": 1, "role": "headline"}),
        ("夜校昨天开班，学员80人。", {"article": 1, "role": "body"}),
        ("放大 缩小", {"role": "furniture:button"}),
    )
    first, second = told(page)
    assert first[1] == [
        ("kicker", "抓春耕不误农时"),
        ("headline", "河西麦田返青"),
        ("byline", "本报记者 王五"),
        ("dateline", "本报讯"),
    ]
    assert first[2] == ["本报讯 今年春季，河西镇1.2万亩麦田返青，投入农机36台。"]
    assert second == ("brief", [("headline", "夜校开班")], ["夜校昨天开班，学员80人。"])
    reading = read(page)
    assert [figure.text for figure in reading.figures] == ["1.2万亩", "36台", "80人"]
    assert [piece.kind for piece in reading.furniture] == ["button"]


def test_a_figure_cut_by_a_columns_end_is_one():
    page = printed(
        ("全年建成水窖3", {"article": 0, "paragraph": 0}),
        ("万口。", {"article": 0, "paragraph": 0}),
    )
    assert [figure.value for figure in read(page).figures] == ["30000"]


def test_paragraphs_of_their_own_stay_apart():
    page = printed(("全年建成水窖3", {"article": 0}), ("万口。", {"article": 0}))
    assert len(read(page).articles[0].paragraphs) == 2


def test_a_figure_is_as_sure_as_its_line():
    page = printed(
        ("全县新建学校3所。", {"confidence": 99}),
        ("新建桥梁12座。", {"confidence": 61}),
        ("新建水窖5口。", {}),
    )
    found = {figure.text: figure.confidence for figure in read(page).figures}
    assert found == {"3所": 99, "12座": 61, "5口": 100}
    rows = record(read(page))["figures"]
    assert [row["confidence"] for row in rows] == [99, 61, 100]


def test_later_pages_of_a_source_have_ids_of_their_own():
    page = printed(("新建学校3所。", {}))
    later = replace(page, source=replace(SOURCE, ordinal=2))
    (first,), (second,) = record(read(page))["figures"], record(read(later))["figures"]
    assert first["id"] == "000000000000:4-6"
    assert second["id"] == "000000000000.2:4-6"


def test_areas_and_boxes_go_into_the_record():
    page = printed(
        ("新桥通车", {"article": 0, "role": "headline", "box": Box(1, 2, 3, 4)}),
        areas=(Area(article=0, points=(Point(1, 2), Point(3, 4)), target="a.htm"),),
        image="page.jpg",
        extent=Box(0, 0, 10, 20),
    )
    told = record(read(page))["page"]
    assert told["blocks"][0]["box"] == [1, 2, 3, 4]
    assert told["areas"] == [
        {"article": 0, "points": [[1, 2], [3, 4]], "target": "a.htm", "title": ""}
    ]
    assert (told["image"], told["extent"]) == ("page.jpg", [0, 0, 10, 20])


def test_a_text_has_none_of_it():
    told = record(read_text("新建学校3所。"))
    assert set(told["page"]) == {"text", "paper", "date", "date_basis", "number"}
    assert "ordinal" not in told["source"]
