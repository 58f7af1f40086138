"""Laws of names, on pages of our own."""

from pathlib import Path

import pytest

from dubao import read_text
from dubao.model import Span
from dubao.names.link import long_forms
from tests.names.test_name_corpora import TRADITIONAL

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("**/*.txt"))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def text(request):
    return request.param.read_text(encoding="utf-8")


def test_every_name_is_its_characters_and_of_one_paragraph(text):
    reading = read_text(text)
    for one in reading.entities:
        assert one.span.of(text) == one.text
        assert one.text.strip() == one.text != ""
        assert "\n\n" not in one.text  # a line that was wrapped is no end
        assert one.article < len(reading.articles)


def test_equal_pages_have_equal_names(text):
    assert read_text(text).entities == read_text(text).entities


def test_traditional_characters_name_the_same(text):
    written = "".join(TRADITIONAL.get(sign, sign) for sign in text)
    told = [(one.span, one.kind) for one in read_text(text).entities]
    assert [(one.span, one.kind) for one in read_text(written).entities] == told


def test_a_person_has_no_field_but_the_office():
    (one,) = [
        one
        for one in read_text("患者周小禾说,病好了。县长林有年到会。").entities
        if one.office
    ]
    assert (one.text, one.office) == ("林有年", "县长")


def test_a_short_form_of_two_bodies_has_no_long_form():
    text = "云溪县慈善促进会和青山县爱心促进会签约。促进会高兴。"
    spans = [Span(0, 8), Span(9, 17), Span(20, 23)]
    told = [(span, "organisation") for span in spans]
    assert long_forms(text, told, [0, 0, 0]) == {}


def test_short_forms_are_told_where_the_text_gives_them():
    text = "云溪县农业农村局(以下简称农业局)发文。农业局说。"
    told = [(Span(0, 8), "organisation"), (Span(20, 23), "organisation")]
    assert long_forms(text, told, [0, 0]) == {Span(20, 23): Span(0, 8)}
