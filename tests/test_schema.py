"""What `dubao read --format json` writes is what the schema beside it says."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dubao import read_text
from dubao.export import record

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
SCHEMA = json.loads(
    files("dubao.export").joinpath("reading.schema.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_samples_are_valid(path):
    written = json.loads(json.dumps(record(read_text(path.read_text("utf-8")))))

    assert list(Draft202012Validator(SCHEMA).iter_errors(written)) == []


@pytest.mark.parametrize(
    "text",
    [
        "以6∶12落败",
        "三分之一",
        "零下3.5℃至5℃",
        "近万名",
        "“十五大”",
        "(一)加强",
        "一九四九年前后的三五百户",
    ],
)
def test_odd_values_are_valid(text):
    written = json.loads(json.dumps(record(read_text(text))))

    assert list(Draft202012Validator(SCHEMA).iter_errors(written)) == []


def test_the_schema_is_a_schema_and_refuses():
    Draft202012Validator.check_schema(SCHEMA)
    written = record(read_text("学校3所"))
    written["figures"][0]["claim"] = "perhaps"

    assert not Draft202012Validator(SCHEMA).is_valid(written)
