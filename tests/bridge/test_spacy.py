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
