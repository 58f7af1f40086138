"""ALTO, PAGE XML, hOCR and METS, made by hand after their schemas."""

import pytest

from dubao.errors import SourceError
from dubao.model import Box, Page
from dubao.reading import read
from dubao.sources import pages, places
from tests.sources import library as made


@pytest.fixture
def given(tmp_path):
    def found(content, name="page.xml"):
        path = tmp_path / name
        path.write_bytes(content)
        return list(pages(path))

    return found


def told(page):
    reading = read(page)
    text = page.text
    return [
        (
            [s.of(text) for r in a.roles if r.role == "headline" for s in r.spans],
            ["".join(s.of(text) for s in part.spans) for part in a.paragraphs],
        )
        for a in reading.articles
    ]  # fmt: skip


WHOLE = "本报讯 昨日，全长1286米的柳河大桥建成通车，总投资3.72亿元，受益群众4.35万名。"


@pytest.mark.parametrize("version", made.ALTO)
def test_alto_by_its_geometry(given, version):
    (page,) = given(made.alto(version, *made.page(), number="03"))
    first, second = told(page)
    assert first == ([made.HEAD], [WHOLE])
    assert second[0] == ["夜校开班"]
    assert (page.number, page.image) == ("03", "page1.tif")
    assert page.extent == Box(0, 0, 2000, 3000)
    assert {block.confidence for block in page.blocks} == {93}
    assert page.blocks[0].box == Box(100, 100, 460, 160)
    figures = {figure.text: figure for figure in read(page).figures}
    assert figures["3.72亿元"].value == "372000000"
    assert figures["1286米"].confidence == 93


def test_alto_tags_and_order(given):
    tags = "<Tags><StructureTag ID='t1' LABEL='Headline'/></Tags>"
    order = (
        "<ReadingOrder><OrderedGroup ID='o'><ElementRef REF='H'/><ElementRef REF='A'/>"
        "<ElementRef REF='B'/></OrderedGroup></ReadingOrder>"
    )
    content = made.alto(
        4,
        made.block("B", ["受益群众4.35万名。"], 900),
        made.block("A", ["全长1286米的大桥通车，"], 1500),
        made.block("H", ["大桥通车"], 1800, tags="t1"),
        tags=tags,
        order=order,
    )
    (page,) = given(content)
    assert page.text.split() == [
        "大桥通车",
        "全长1286米的大桥通车，",
        "受益群众4.35万名。",
    ]
    assert told(page)[0][0] == ["大桥通车"]


def test_a_word_that_was_not_sure(given):
    blocks = (made.block("A", ["全县新建学校13所。"], 100, wc="0.41"),)
    (page,) = given(made.alto(3, *blocks))
    (figure,) = read(page).figures
    assert (figure.value, figure.confidence) == ("13", 41)


def test_page_xml_roles_and_order(given):
    content = made.page_xml(
        made.region("c", "caption", ["图为通车现场。"], 900),
        made.region("p", "paragraph", made.LINES, 300),
        made.region("f", "page-number", ["第03版"], 20),
        made.region("h", "heading", [made.HEAD], 100),
        order=("f", "h", "p", "c"),
    )
    (page,) = given(content)
    reading = read(page)
    (article,) = reading.articles
    assert {role.role for role in article.roles} >= {"headline", "caption"}
    assert [piece.kind for piece in reading.furniture] == ["folio"]
    assert reading.page.number == "03"
    assert "错" not in page.text
    assert page.blocks[0].confidence == 81


def test_page_xml_of_transkribus(given):
    content = made.page_xml(
        made.region("b", "", ["受益群众4.35万名。"], 100, index=1),
        made.region(
            "a", "", [made.HEAD], 500,
            custom="readingOrder {index:0;} structure {type:heading;}",
        ),
    )  # fmt: skip
    (page,) = given(content)
    assert page.text.split() == [made.HEAD, "受益群众4.35万名。"]
    assert told(page)[0][0] == [made.HEAD]


def test_hocr(given):
    (page,) = given(made.hocr(made.LINES), "page.html")
    assert page.source.media_type == "text/html"
    assert "本报讯昨日，全长1286米的柳河大桥建成通车" in page.text
    assert page.image == "scan 1.png"
    assert {block.confidence for block in page.blocks} == {71}
    assert [f.text for f in read(page).figures] == ["1286米", "3.72亿元", "4.35万名"]


@pytest.fixture
def issue(tmp_path):
    def written(files, **more):
        (tmp_path / "alto").mkdir(exist_ok=True)
        (tmp_path / "alto/1.xml").write_bytes(made.alto(3, *made.page()))
        (tmp_path / "alto/2.xml").write_bytes(made.alto(3, *made.page(prefix="C")))
        path = tmp_path / "mets.xml"
        path.write_bytes(made.mets(files, list(files), **more))
        return list(pages(path))

    return written


FILES = {"F1": "file://./alto/1.xml", "F2": "./alto/2.xml"}


def test_mets_binds_pages_and_articles(issue):
    articles = [
        [("F1", "B1"), ("F1", "B2")],
        [("F1", "B3"), ("F1", "B4"), ("F2", "C1"), ("F2", "C2")],
    ]
    first, second = issue(FILES, articles=articles)
    assert (first.number, second.number) == ("01", "02")
    assert (first.paper, first.date) == ("柳河日报", "1998-01-27")
    assert first.date_basis == "metadata"
    assert {block.article for block in first.blocks} == {0, 1}
    assert {block.article for block in second.blocks} == {1, -1}
    assert first.source.name.endswith("alto/1.xml")


PARTED = """<mets xmlns='http://www.loc.gov/METS/'
 xmlns:xlink='http://www.w3.org/1999/xlink'><dmdSec ID='d'><mdWrap><xmlData>
<title>柳河日报</title><dateIssued>27.01.1998</dateIssued></xmlData></mdWrap></dmdSec>
<fileSec><fileGrp USE='Fulltext'><file ID='F1' MIMETYPE='text/xml'><FLocat
 xlink:href='alto/1.xml'/></file></fileGrp><fileGrp USE='FULLTEXT-PAGE'><file ID='G1'
 MIMETYPE='text/xml'><FLocat xlink:href='alto/2.xml'/></file></fileGrp></fileSec>
<structMap TYPE='PHYSICAL'><div TYPE='ISSUE'><div TYPE='page' ORDER='1'>
<div><fptr><area FILEID='F1' BEGIN='B1'/></fptr></div><div><fptr><area FILEID='F1'
 BEGIN='B2'/></fptr></div><div><fptr><area FILEID='F1' BEGIN='B3'/></fptr></div>
<fptr FILEID='G1'/></div></div></structMap>
<structMap TYPE='LOGICAL'><div TYPE='Newspaper'>{}</div></structMap></mets>"""


def area(*names):
    return "".join(f"<fptr><area FILEID='F1' BEGIN='{name}'/></fptr>" for name in names)


def division(kind, *inner, label=""):
    return f"<div TYPE='{kind}' LABEL='{label}'>{''.join(inner)}</div>"


TOLD_BY_DIVISIONS = (
    division("ARTICLE", division("HEADING", division("TITLE", area("B1"))),
             division("BODY", area("B2")))
    + division("ARTICLE", area("B3", "B4"))
)  # fmt: skip
TOLD_BY_LABELS = division("ARTICLE", area("B1", "B2"), label="柳河大桥通车") + division(
    "ARTICLE", area("B3", "B4"), label="县夜校"
)
OF_OTHER_NAMES = division(
    "Nachricht", division("HEADLINE", area("B1")), area("B2")
) + division("Nachricht", division("HEADLINE", area("B3")), area("B4"), label="[3]")


@pytest.mark.parametrize(
    ("logical", "heads"),
    [
        (TOLD_BY_DIVISIONS, [["柳河大桥通车"], []]),
        (TOLD_BY_LABELS, [["柳河大桥通车"], ["县夜校"]]),
        (OF_OTHER_NAMES, [["柳河大桥通车"], ["夜校开班"]]),
    ],
    ids=["heading", "label", "other"],
)
def test_mets_tells_headlines_and_a_page_is_read_once(tmp_path, logical, heads):
    (tmp_path / "alto").mkdir()
    for name in "12":
        (tmp_path / f"alto/{name}.xml").write_bytes(made.alto(3, *made.page()))
    (tmp_path / "mets.xml").write_text(PARTED.format(logical))
    (page,) = pages(tmp_path / "mets.xml")
    found = [
        [b.span.of(page.text) for b in page.blocks
         if b.article == n and b.role == "headline"]
        for n in range(2)
    ]  # fmt: skip
    assert found == heads
    assert page.date == "1998-01-27"
    assert page.text.count("受益群众") == 1


def test_a_folder_with_an_issue_is_read_once(issue, tmp_path):
    issue(FILES, articles=[])
    (tmp_path / "alto/3.xml").write_bytes(made.alto(3, *made.page(prefix="D")))
    found = [place.path for place in places([str(tmp_path)])]
    assert found == [str(tmp_path / "alto/3.xml"), str(tmp_path / "mets.xml")]
    assert sum(isinstance(p, Page) for place in found for p in pages(place)) == 3


def test_mets_without_articles(issue):
    first, second = issue(FILES, articles=[])
    assert len(told(first)) == 2
    assert isinstance(second, Page)


@pytest.mark.parametrize(
    ("href", "error"),
    [
        ("../secret.xml", "UnsafePath"),
        ("/etc/passwd", "UnsafePath"),
        ("file:///etc/passwd", "UnsafePath"),
        ("C:\\secret.xml", "UnsafePath"),
        ("https://example.org/1.xml", "UnsupportedFormat"),
        ("alto/missing.xml", "MissingFile"),
        ("", "MissingFile"),
    ],
)
def test_a_page_that_cannot_be_had_stops_nothing(issue, href, error):
    bad, good = issue({"F0": href, "F1": "alto/1.xml"}, articles=[])
    assert type(bad).__name__ == error
    assert isinstance(good, Page)


def test_a_link_out_of_the_folder_is_refused(issue, tmp_path):
    outside = tmp_path.parent / "outside.xml"
    outside.write_bytes(made.alto(3, *made.page()))
    (tmp_path / "alto").mkdir()
    (tmp_path / "alto/link.xml").symlink_to(outside)
    (bad,) = issue({"F0": "alto/link.xml"}, articles=[])
    assert type(bad).__name__ == "UnsafePath"


def test_xml_of_another_kind_is_named(given):
    (error,) = given(b"<?xml version='1.0'?><x:alto2/>" + b"<mets " * 0)
    assert isinstance(error, SourceError | Page)


def test_the_same_bytes_give_the_same_page(given):
    content = made.alto(2, *made.page())
    assert given(content) == given(content)
