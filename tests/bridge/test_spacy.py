"""The component of spaCy."""

import pytest

spacy = pytest.importorskip("spacy")

TEXT = "2024年3月,全县新建学校3所,投入约1.2亿元。第八届运动会开幕。"


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("zh")
    made.add_pipe("dubao", config={"date": "2024-03-12"})
    return made


def test_it_is_found_by_its_name_alone(nlp):
    assert nlp.pipe_names == ["dubao"]


def test_figures_and_asides_are_span_groups(nlp):
    doc = nlp(TEXT)
    figures = doc.spans["figures"]

    assert [(s.text, s.label_) for s in figures] == [
        ("3所", "count"),
        ("约1.2亿元", "money"),
    ]
    assert figures[1]._.dubao.value == "120000000"
    assert figures[1]._.dubao.claim == "about"
    assert {s.label_ for s in doc.spans["asides"]} == {"date", "ordinal"}
    for span in figures:
        exact = span._.dubao
        assert TEXT[exact.span.start : exact.span.end] == exact.text


def test_what_is_empty_has_empty_groups(nlp):
    for text in ("", "  \n"):
        doc = nlp(text)
        assert len(doc.spans["figures"]) == len(doc.spans["asides"]) == 0


def test_names_are_entities(nlp):
    doc = nlp("县委书记周小禾到北京参加“百村亮化”活动,石桥镇的代表也来了。")
    assert [(span.text, span.label_) for span in doc.ents] == [
        ("周小禾", "PERSON"),
        ("北京", "GPE"),
        ("百村亮化", "PROGRAMME"),
        ("石桥镇", "LOC"),
    ]
    assert doc.ents[0]._.dubao.office == "县委书记"
    assert len(doc.spans["names"]) == 4


def test_entities_of_others_stay(nlp):
    doc = nlp.make_doc("县委书记周小禾到北京")
    doc.ents = [doc.char_span(8, 10, label="CITY", alignment_mode="expand")]
    assert [span.label_ for span in nlp.get_pipe("dubao")(doc).ents] == ["CITY"]
