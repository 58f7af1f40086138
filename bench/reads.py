"""What dubao and others read of the same phrases, each asked now.

    python3 -m venv peers && peers/bin/pip install -r bench/peers.txt
    python -m bench.reads peers/bin/python

Writes the table into docs/quantities.md. A phrase has a number and what it is worth;
an answer that has that worth is marked. Duckling has no Python package and is left out.
"""

import json
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

from dubao import quantities
from dubao.zh.quantity import exact

PAGE = Path(__file__).parent.parent / "docs" / "quantities.md"
MARK = "reads"
# phrase, its value (low~high), its unit, its claim; "" where nothing counts
PHRASES = (
    ("4.88万名职工", "48800", "名", "exact"),
    ("14余万元", "140000", "元", "over"),
    ("近万名群众", "10000", "名", "nearly"),
    ("上千万元", "10000000", "元", "at_least"),
    ("十来万元", "100000", "元", "about"),
    ("三五百人", "300~500", "人", "range"),
    ("3至5万元", "30000~50000", "元", "range"),
    ("1.2-1.5亿元", "120000000~150000000", "元", "range"),
    ("2至3成", "20~30", "%", "range"),
    ("1万4千元", "14000", "元", "exact"),
    ("100万两千元", "1002000", "元", "exact"),
    ("3.5个亿", "350000000", "", "exact"),
    ("一点五亿元", "150000000", "元", "exact"),
    ("伍仟元整", "5000", "元", "exact"),
    ("五三五万吨", "5350000", "吨", "exact"),
    ("增长四·六%", "4.6", "%", "exact"),
    ("300万千瓦时", "3000000", "千瓦时", "exact"),
    ("2.4个百分点", "2.4", "个百分点", "exact"),
    ("百分之八点三", "8.3", "%", "exact"),
    ("三分之一二手车", "1/3", "", "exact"),
    ("三分之一强", "1/3", "", "over"),
    ("七五折", "75", "%", "exact"),
    ("翻两番", "4", "倍", "exact"),
    ("一个半小时", "1.5", "小时", "exact"),
    ("零下12℃", "-12", "℃", "exact"),
    ("12元5角3分", "12.53", "元", "exact"),
    ("1分58秒90", "118.90", "秒", "exact"),
    ("铺设1 200公里", "1200", "公里", "exact"),
    ("１２,３４５人", "12345", "人", "exact"),
    ("新台幣3億5千萬元", "350000000", "新台幣元", "exact"),
    ("不到全县的四分之一", "1/4", "", "under"),
    ("造价介于3万元和5万元之间", "30000~50000", "元", "range"),
    ("第1000万辆汽车", "", "", ""),
    ("沪深300指数", "", "", ""),
    ("麒麟990芯片", "", "", ""),
    ("2019云栖大会", "", "", ""),
    ("年过半百", "", "", ""),
    ("千方百计", "", "", ""),
    ("98年产量", "", "", ""),
    ("下午两点半", "", "", ""),
)
ASK = """
import contextlib, io, json, sys, warnings
warnings.simplefilter("ignore")
sink = io.StringIO()
with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink):
    import chinese2digits, cn2an, jionlp
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age, recognize_currency, recognize_dimension, recognize_temperature)
answers = []
for phrase in json.loads(sys.stdin.readline()):
    row = {}
    def ask(name, work):
        try:
            with contextlib.redirect_stdout(sink), contextlib.redirect_stderr(sink):
                row[name] = work()
        except Exception as error:
            row[name] = [type(error).__name__]
    def recognizers():
        found = []
        for model in (recognize_currency, recognize_dimension, recognize_temperature,
                      recognize_percentage, recognize_number):
            for one in model(phrase, Culture.Chinese):
                said = one.resolution or {}
                words = [str(said[k]) for k in ("value", "unit") if said.get(k)]
                found.append(" ".join(words))
            if found:
                return found
        return found
    ask("Recognizers-Text", recognizers)
    def money():
        found = jionlp.ner.extract_money(phrase, with_parsing=True)
        told = [one["detail"] for one in found]
        return [f"{one.get('num')} {one.get('case')}" for one in told]
    def digits():
        found = chinese2digits.takeNumberFromString(phrase)
        return [str(one) for one in found["digitsStringList"]]
    ask("JioNLP", money)
    ask("chinese2digits", digits)
    ask("cn2an", lambda: [cn2an.transform(phrase, "cn2an")])
    answers.append(row)
print(json.dumps(answers, ensure_ascii=False))
"""
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?")
PEERS = ("Recognizers-Text", "JioNLP", "chinese2digits", "cn2an")


def ours(phrase: str) -> list[str]:
    rows = []
    for one in quantities(phrase):
        value = exact(one.value) + (
            f"~{exact(one.high)}" if one.high is not None else ""
        )
        claim = "" if one.claim in {"exact", "range"} else one.claim
        rows.append(" ".join(word for word in (value, one.unit, claim) if word))
    return rows


def right(phrase: str, value: str, unit: str, claim: str) -> bool:
    found = quantities(phrase)
    if not value:
        return not found
    low, _, high = value.partition("~")
    return any(
        Fraction(one.value) == Fraction(low)
        and (one.high is None) == (not high)
        and (one.high is None or Fraction(one.high) == Fraction(high))
        and (one.unit, one.claim) == (unit, claim)
        for one in found
    )


def holds(answers: list[str], value: str, unit: str) -> bool:
    """Say whether one of a peer's answers has a value, units and claims aside.

    A rounded fraction is right, and so is a percentage told as a part of one.
    """
    if not value:
        return not answers
    wanted = [Fraction(end) for end in value.split("~")]
    for answer in answers:
        numbers = [Fraction(found) for found in NUMBER.findall(answer)]
        if len(numbers) != len(wanted):
            continue
        for scale in (1, 100) if unit == "%" else (1,):
            pairs = zip(numbers, wanted, strict=True)
            if all(abs(a * scale - b) <= abs(b) / 10**6 for a, b in pairs):
                return True
    return False


def main(python: str) -> None:
    phrases = [phrase for phrase, *_ in PHRASES]
    said = subprocess.run(  # noqa: S603 what the caller names
        [python, "-c", ASK], input=json.dumps(phrases) + "\n", text=True,
        capture_output=True, check=True,
    )  # fmt: skip
    answers = json.loads(said.stdout.splitlines()[-1])
    lines = ["| phrase | dubao | " + " | ".join(PEERS) + " |", "|---" * 6 + "|"]
    score = dict.fromkeys(("dubao", *PEERS), 0)
    for (phrase, value, unit, claim), row in zip(PHRASES, answers, strict=True):
        cells = []
        good = right(phrase, value, unit, claim)
        score["dubao"] += good
        cells.append(cell(ours(phrase), good=good))
        for peer in PEERS:
            changed = [a for a in row[peer] if a not in {phrase, ""}]
            good = holds(changed, value, unit)
            score[peer] += good
            cells.append(cell(changed, good=good))
        lines.append(f"| {phrase} | " + " | ".join(cells) + " |")
    total = " | ".join(f"{score[name]} of {len(PHRASES)}" for name in score)
    lines.append(f"| **right** | {total} |")
    table = "\n".join(lines)
    print(table)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(f"<!-- {MARK} -->")
    _, _, after = rest.partition(f"<!-- end of {MARK} -->")
    PAGE.write_text(
        f"{before}<!-- {MARK} -->\n{table}\n<!-- end of {MARK} -->{after}",
        encoding="utf-8",
    )


def cell(answers: list[str], *, good: bool) -> str:
    told = "; ".join(answers) or "nothing"
    return f"{told.replace('|', '/')}{' ✓' if good else ''}"


if __name__ == "__main__":
    main(sys.argv[1])
