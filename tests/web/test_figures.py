"""The table of figures over HTTP, and in a browser: filtered, sorted, taken home."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import dubao.web
from dubao import __version__, read_text
from dubao.ledger import Ledger
from dubao.web.app import app
from dubao.web.guard import Rules
from tests.web.conftest import keep_picture, make, opened, served
from tests.web.hand import WAYS, Hand

LOCALES = {"zh": "zh-CN", "en": "en-GB"}
WORDS = Path(dubao.web.__file__).parent / "static" / "words.json"
WIDTHS = {"desk": (1280, 800), "phone": (390, 844)}
RANGE = "招工\n\n本报讯 2023年，青禾县预计招收工人30至40人。\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    path = make(tmp_path_factory.mktemp("figures") / "county.ledger")
    with Ledger(path, write=True) as ledger:
        reading = read_text(RANGE, name="range.txt", date="2023-08-01")
        ledger.add(reading, reader=__version__)
    return path


@pytest.fixture(scope="module")
def asking(library):
    with TestClient(app(library, Rules()), base_url="http://127.0.0.1") as client:
        yield client


def test_some_at_a_time_are_all_of_them(asking, library):
    with Ledger(library) as ledger:
        links = [row["link"] for row in ledger.figures().dicts()]
    got = []
    while len(got) < len(links):
        some = asking.get(f"/api/figures?limit=10&offset={len(got)}").json()
        assert some["total"] == len(links)
        got += [row["link"] for row in some["figures"]]
    assert got == links


def test_values_of_a_column_are_counted_and_found(asking):
    url = "/api/figures/values?column=paper&measure=棉花播种面积"
    told = asking.get(url).json()["values"]
    told = {one["value"]: one["times"] for one in told}
    assert told == {"青禾日报": 4, "云溪日报": 1}
    url += "&paper=云溪日报&containing=青"
    assert [one["value"] for one in asking.get(url).json()["values"]] == ["青禾日报"]
    assert asking.get("/api/figures/values?column=text").status_code == 422


def test_every_file_has_the_rows_that_are_asked_for(asking, tmp_path):
    question = "?measure=棉花播种面积&sort=-value&least=310000"
    expected = asking.get(f"/api/figures{question}").json()["figures"]
    rows = list(
        csv.DictReader(io.StringIO(asking.get(f"/api/figures.csv{question}").text))
    )
    assert [row["link"] for row in rows] == [row["link"] for row in expected]
    assert rows[0]["value"] == "359000"
    duckdb = pytest.importorskip("duckdb")
    openpyxl = pytest.importorskip("openpyxl")
    for form in ("parquet", "xlsx"):
        path = tmp_path / f"figures.{form}"
        path.write_bytes(asking.get(f"/api/figures.{form}{question}").content)
    links = duckdb.read_parquet(f"{tmp_path}/figures.parquet").project("link")
    assert [link for (link,) in links.fetchall()] == [row["link"] for row in expected]
    sheet = openpyxl.load_workbook(tmp_path / "figures.xlsx").active
    assert sheet.max_row == len(expected) + 1


def test_figures_with_guesses_are_asked_for_apart(asking):
    told = asking.get("/api/figures?slots=all&limit=5&offset=2").json()
    assert len(told["figures"]) == 5
    assert "slots=all" not in told
    text = asking.get("/api/figures.csv?slots=all").text
    assert text.splitlines()[0].endswith(",sure")
    assert asking.get("/api/figures/values?column=unit&slots=all").status_code == 400


@pytest.mark.skipif(not shutil.which("node"), reason="no node on this machine")
def test_numbers_are_told_in_full_or_in_ten_thousands(tmp_path):
    script = tmp_path / "number.js"
    source = (WORDS.parent / "number.js").read_text(encoding="utf-8")
    said = (
        ("324000", "32.4万"), ("-12345678", "-1,234.5678万"), ("100000000", "1亿"),
        ("123456789012.5", "1,234.567890125亿"), ("9999", "9,999"), ("1/3", "1/3"),
        ("6:12", "6:12"), ("0.25", "0.25"), ("00050000", "5万"), ("", ""),
    )  # fmt: skip
    asked = "".join(f"console.log(sayNumber('{one}', true));" for one, _ in said)
    plain = "console.log(sayNumber('1234567.5', false));"
    ends = "console.log(sayValue({value: '30000', high: '40000'}, true));"
    script.write_text(source + asked + plain + ends, encoding="utf-8")
    out = subprocess.run(
        [shutil.which("node"), str(script)], capture_output=True, text=True, check=True
    )
    assert out.stdout.split("\n")[:-1] == [
        *(short for _, short in said), "1,234,567.5", "3万–4万",
    ]  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("language", "way"), list(zip(LOCALES, WAYS, strict=True)))
def test_figures_of_one_place_and_year_are_taken_home(
    chromium, library, language, way, width
):
    wide, high = WIDTHS[width]
    with (
        served(library) as address,
        opened(
            chromium, locale=LOCALES[language], accept_downloads=True,
            viewport={"width": wide, "height": high},
        ) as (page, faults),
    ):  # fmt: skip
        page.goto(address)
        hand = Hand(page, way)
        hand.follow("nav a[href='/figures']")
        page.locator("tr[data-row]").first.wait_for()
        hand.follow(".tools button")
        keep_picture(page, f"desk-filter-{width}-{language}")
        hand.follow("dialog li:nth-child(5) button")  # the place
        hand.follow("dialog .values button:text-is('青禾县')")
        page.locator(".chip").wait_for()
        hand.follow(".tools button")
        hand.follow("dialog li:nth-child(6) button")  # the period
        hand.write("dialog input", "2023")
        page.keyboard.press("Enter")
        page.locator(".chip").nth(1).wait_for()
        other = page.locator("td.period:not(:text-is('2023'))")
        other.first.wait_for(state="detached")
        page.locator("td.period").first.wait_for()
        assert "place=" in page.url
        assert "period=2023" in page.url
        keep_picture(page, f"desk-figures-{width}-{language}")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
        name, size = hand.downloads(".downloads a")
        assert (name, size > 100) == ("figures.csv", True)
        page.go_back()
        page.locator(".chip").nth(1).wait_for(state="detached")
        assert page.locator(".chip").count() == 1
        page.reload()
        page.locator(".chip").wait_for()
        assert faults == []
