"""A table in the reader: a cell leads to its figure, and a figure to its cell."""

import pytest

from dubao import read_text
from dubao.export import record
from dubao.web import view
from tests.web.conftest import keep_picture, opened

TEXT = """各县粮食产量
单位:吨
县　　2023年　　2024年
东河县　　1200　　1310
西河县　　980　　1005
合计　　2180　　2315
注:产量为初步统计数。
"""


@pytest.fixture
def printed(tmp_path):
    file = tmp_path / "table.html"
    file.write_text(view(read_text(TEXT, slots="all")), "utf-8")
    return file


def test_a_cell_leads_to_its_figure(chromium, printed):
    with opened(chromium) as (page, faults):
        page.goto(printed.as_uri())
        page.click(".asprinted mark:text-is('1005')")
        row = page.locator("tr[aria-current]")

        assert row.locator("button").inner_text() == "1005"
        assert page.locator(".asprinted td.chosen").all_inner_texts() == ["1005"]
        assert page.locator(".asprinted th.chosen").all_inner_texts() == [
            "2024年", "西河县",
        ]  # fmt: skip
        keep_picture(page, "table")
        assert faults == []


def test_a_figure_leads_to_its_cell(chromium, printed):
    with opened(chromium) as (page, faults):
        page.goto(printed.as_uri())
        page.click("button.row:text-is('2180')")

        assert page.locator(".asprinted td.chosen").all_inner_texts() == ["2180"]
        page.keyboard.press("2")
        page.keyboard.press("1")  # drawn anew, it stays lit
        assert page.locator(".asprinted td.chosen").all_inner_texts() == ["2180"]
        assert faults == []


def test_all_that_stands_in_a_table_is_drawn_once(chromium, printed):
    with opened(chromium) as (page, faults):
        page.goto(printed.as_uri())
        shown = page.locator("article").inner_text()

        assert "".join(shown.split()) == "".join(TEXT.split())
        assert page.locator(".asprinted tr").count() == 4
        assert faults == []


def test_the_figures_of_a_table_lie_in_its_cells():
    told = record(read_text(TEXT, slots="all"))
    cells = {(c["start"], c["end"]) for table in told["tables"] for c in table["cells"]}

    assert {(f["start"], f["end"]) for f in told["figures"]} <= cells
