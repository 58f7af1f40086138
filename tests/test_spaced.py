"""A text with a blank between its characters is read as without; its offsets stay."""

import pytest

from dubao import read_text

TEXT = (
    "云溪日报\n2023年3月17日 第1版\n\n全县粮食喜获丰收\n"
    "本报讯(记者周小禾)去年全县粮食总产量达到18.6万吨,比上年增长3.2%。"
    "新建学校3所,惠及近4000户农民。GDP为15.7亿元。\n"
)


def spaced(text, digits):
    found = []
    for line in text.split("\n"):
        row = ""
        for n, character in enumerate(line):
            before = line[n - 1] if n else ""
            joins = before + character
            word = joins.isascii() and joins.replace(".", "").isalnum() and not (
                digits and not character.isalpha()
            )  # fmt: skip
            row += character if not n or word or " " in joins else " " + character
        found.append(row)
    return "\n".join(found)


@pytest.mark.parametrize("digits", [False, True])
def test_a_spaced_out_text_is_read_as_without(digits):
    text = spaced(TEXT, digits)
    wanted, found = read_text(TEXT), read_text(text)
    assert [(f.value, f.unit, f.claim, f.measure, f.period) for f in found.figures] == [
        (f.value, f.unit, f.claim, f.measure, f.period) for f in wanted.figures
    ]
    assert found.page.text == text
    assert found.page.date == "2023-03-17"
    for figure in found.figures:
        assert figure.span.of(text) == figure.text
    roles = [[r.role for r in a.roles] for a in found.articles]
    assert roles == [[r.role for r in a.roles] for a in wanted.articles]


def test_a_spaced_headline_of_a_usual_text_keeps_its_blanks():
    text = "新 桥 通 车 了 吗\n本报讯 全县新建学校3所，投资1.2亿元，受益4万人。"
    (article,) = read_text(text).articles
    assert next(r.spans[0].of(text) for r in article.roles) == "新 桥 通 车 了 吗"
