"""What a notebook shows: all of it escaped, none of it from elsewhere."""

import re
from pathlib import Path

from dubao import read, read_text
from dubao.export import notebook

SAMPLES = Path(__file__).parent.parent.parent / "samples"
TAG = re.compile(r"<[^>]+>")


def test_a_reading_shows_its_text_and_marks_every_figure():
    reading = read(SAMPLES / "county.txt")
    made = reading._repr_html_()

    text = re.search(r"<pre[^>]*>(.*?)</pre>", made, re.DOTALL)[1]
    assert TAG.sub("", text).replace("&quot;", '"') == reading.page.text
    assert text.count("<mark") == len(reading.figures) + len(reading.asides)
    assert made.count("<tr>") == 1 + len(reading.figures)


def test_nothing_in_a_page_runs():
    reading = read_text(
        '<script>alert(1)</script>"><img src=x onerror=1> 新建学校3所。'
    )
    for made in (
        reading._repr_html_(),
        reading.page._repr_html_(),
        reading.figures[0]._repr_html_(),
    ):
        assert set(re.findall(r"<(\w+)", made)) <= {
            "p", "b", "pre", "mark", "table", "thead", "tbody", "tr", "th", "td",
        }  # fmt: skip


def test_a_long_page_is_cut_and_says_so(monkeypatch):
    monkeypatch.setattr(notebook, "LONGEST", 10)
    monkeypatch.setattr(notebook, "MOST", 1)
    made = read_text("新建学校3所。新建公路5公里。又3所。")._repr_html_()

    assert "more characters" in made
    assert "… and 2 more" in made
