"""A plain baseline: numerals by one pattern, the word behind as what is counted.

    python baseline.py GOLD > predictions.jsonl

It has no words, no grammar and no page: what it scores is what comes for nothing.
"""

import json
import re
import sys
from pathlib import Path

FIGURE = re.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*)(?P<scale>万亿|亿|万)?"
    r"(?P<unit>%|个百分点|[元人名户所家个亩吨座公里平方米辆台次项天年岁件]{1,4})"
)
SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
WORD = re.compile(r"[\u4e00-\u9fff]{2,6}")


def figures(text):
    for found in FIGURE.finditer(text):
        if found["unit"] == "年":
            continue
        digits = found["number"].replace(",", "")
        whole, _, part = digits.partition(".")
        value = int(whole + part) * SCALES[found["scale"] or ""]
        told = str(value)
        if part:
            told = f"{value / 10 ** len(part):.10f}".rstrip("0").rstrip(".")
        word = WORD.match(text, found.end())
        yield {
            "start": found.start(),
            "end": found.end(),
            "text": found[0],
            "value": told,
            "claim": "exact",
            "unit": found["unit"],
            "measure": word[0] if word else "",
            "stat": "level",
        }


for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    text = path.read_bytes().decode("utf-8")
    made = {"source": {"name": path.name}, "page": {"text": text}}
    print(json.dumps(made | {"figures": list(figures(text))}, ensure_ascii=False))
