"""The roles' corpora once more, as a PDF or a scan knows them: lines set in type."""

import pytest

from dubao.model import Page, Source
from dubao.reading import read
from dubao.sources.geometry import composed
from tests.press.type import set_in_type
from tests.test_paper_roles import ROLES, lines

SOURCE = Source(name="-", sha256="0" * 64)
LABEL = "标题："  # of a dump: no paper prints it
FAULTS = {
    "caption": "a caption without a picture above it ends a body's paragraph",
}
KNOWN = {("caption", 9), ("caption", 11), ("caption", 12)}


def printed_lines():
    for role in ROLES:
        for number, expected, marked in lines(role):
            fault = (role, number) in KNOWN
            marks = (
                [pytest.mark.xfail(strict=True, reason=FAULTS[role])] if fault else []
            )
            if LABEL not in marked:
                yield pytest.param(
                    role, expected, marked, id=f"{role}:{number}", marks=marks
                )


@pytest.mark.parametrize(("role", "expected", "marked"), list(printed_lines()))
def test_role_in_print(role, expected, marked):
    start, end = marked.index("⟦") + 1, marked.index("⟧")
    words = marked[start:end].replace("¶", "")
    text = marked.replace("¶", "\n").replace("⟦", "").replace("⟧", "")
    printed = composed(set_in_type(text))
    page = Page(source=SOURCE, text=printed.text, blocks=printed.blocks)

    found = [
        "".join(span.of(page.text) for span in one.spans)
        for article in read(page).articles
        for one in article.roles
        if one.role == role
    ]

    if expected == role:
        assert words in found
    else:
        assert words not in found
