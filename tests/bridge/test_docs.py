"""The snippets of docs/integrations.md run, and its settings know every control."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from dubao import read_text
from dubao.export.annotation import CHOICES, label_studio
from dubao.score.part import PARTS

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("code", SNIPPETS, ids=range(len(SNIPPETS)))
def test_snippets_run(code):
    exec(compile(code, "integrations.md", "exec"), {})  # noqa: S102 our own page


def test_settings_hold_every_control_and_choice():
    view = ET.fromstring(re.search(r"```xml\n(.*?)```", PAGE, re.DOTALL)[1])  # noqa: S314
    controls = {one.get("name"): one for one in view}
    arrows = {one.get("value") for one in view.iter("Relation")}
    assert {one.get("value") for one in controls["part"]} == PARTS
    pages = sorted((ROOT / "samples").glob("*.txt"))
    readings = [read_text(path.read_text(encoding="utf-8")) for path in pages]
    for reading in readings:
        for region in label_studio(reading)["predictions"][0]["result"]:
            if region["type"] == "relation":
                assert set(region["labels"]) <= arrows
                continue
            control = controls[region["from_name"]]
            if region["type"] in {"choices", "labels"}:
                known = {one.get("value") for one in control}
                assert set(region["value"][region["type"]]) <= known
    assert set(CHOICES) <= set(controls)
