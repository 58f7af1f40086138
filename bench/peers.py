"""How fast a page is read, beside what others do with the same text.

    python3 -m venv peers && peers/bin/pip install -r bench/peers.txt
    python -m bench.peers peers/bin/python [TEXT …]

Each library runs in a process of its own, all in turn, round after round on the same
text; the median of the rounds counts. What they do is not the same: dubao takes the
page apart and gives every figure with its unit, measure, holder and period;
`dubao.quantities` finds the figures alone, with value, unit and claim; the number
model of Recognizers-Text finds numbers, JioNLP finds sums of money, cn2an rewrites
numbers, a bare expression finds a number with its unit. trafilatura and dubao read
the same page as HTML. Writes the table into docs/performance.md.
"""

import json
import statistics
import subprocess
import sys
from html import escape
from pathlib import Path

from bench.told import tell, verdict

ROOT = Path(__file__).parent.parent
ROUNDS = 5
LENGTH = 12_000  # characters; the slowest takes seconds for them

# Each defines work(text, html), and is given what a round takes.
WORKERS = {
    "dubao": "from dubao import read_text\ndef work(text, html):\n"
    "    for page in text.split('\\f'): read_text(page)",
    "dubao.quantities": "from dubao import quantities\ndef work(text, html):\n"
    "    for page in text.split('\\f'): quantities(page)",
    "bare expression": "from bench.speed import BARE\ndef work(text, html):\n"
    "    sum(1 for _ in BARE.finditer(text))",
    "Recognizers-Text numbers": "from recognizers_number import Culture\n"
    "from recognizers_number import recognize_number\n"
    "def work(text, html):\n    recognize_number(text, Culture.Chinese)",
    "JioNLP money": "import jionlp\ndef work(text, html):\n"
    "    jionlp.ner.extract_money(text)",
    "cn2an": "import cn2an, warnings; warnings.simplefilter('ignore')\n"
    "def work(text, html):\n    cn2an.transform(text, 'cn2an')",
    "dubao, HTML": "import io\nfrom dubao.sources.open import here\n"
    "from dubao.sources.input import start\nfrom dubao.reading import read\n"
    "def work(text, html):\n"
    "    for page in here(start(io.BytesIO(html.encode()), 'page.html')): read(page)",
    "trafilatura, HTML": "import trafilatura\ndef work(text, html):\n"
    "    trafilatura.extract(html)",
}  # fmt: skip
OURS = ("dubao", "dubao.quantities", "bare expression", "dubao, HTML")
LOOP = """
import contextlib, io, json, resource, sys, time
given = json.loads(sys.stdin.readline())
with contextlib.redirect_stdout(io.StringIO()):
    names = {}
    exec(given["code"], names)
    work = names["work"]
    work(given["text"][:600], given["html"])
print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        work(given["text"], given["html"])
    spent = time.perf_counter() - start
    print(spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
"""
WANTED = {  # of dubao's characters a second
    "bare expression": ("≥ 0.10", 0.10),
    "Recognizers-Text numbers": ("≥ 10", 10.0),
    "JioNLP money": ("≥ 2", 2.0),
}
LEXED = {  # of the characters a second of dubao.quantities
    "Recognizers-Text numbers": ("≥ 8", 8.0),
    "JioNLP money": ("≥ 1", 1.0),
}


class Worker:
    """A library in a process of its own."""

    def __init__(self, name: str, python: str, text: str, html: str) -> None:
        """Start it, and let it work once."""
        self.seconds: list[float] = []
        self.memory = 0
        self.process = subprocess.Popen(  # noqa: S603 what the caller names
            [python, "-c", LOOP],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=ROOT, text=True,
        )  # fmt: skip
        self.alive = self._said({"code": WORKERS[name], "text": text, "html": html})

    def _said(self, given: object) -> str:
        try:
            self.process.stdin.write(json.dumps(given) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return ""
        return self.process.stdout.readline()

    def round(self) -> None:
        """Work once more."""
        self.alive = self._said("go")
        if self.alive:
            spent, memory = self.alive.split()
            self.seconds.append(float(spent))
            self.memory = int(memory)


def html_of(text: str) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    body = "".join(f"<p>{escape(line)}</p>\n" for line in lines[1:])
    head = '<!doctype html><html><head><meta charset="utf-8"><title>页</title></head>'
    return f"{head}<body><article><h1>{escape(lines[0])}</h1>\n{body}</article></body>"


def rows(workers: dict[str, Worker], sizes: dict[str, int]) -> list[str]:
    median = {
        name: statistics.median(worker.seconds)
        for name, worker in workers.items()
        if worker.seconds
    }
    made = [
        "| | characters/s | spread | memory | dubao is | bar | quantities() is | bar |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, worker in workers.items():
        if name not in median:
            made.append(f"| {name} | fails on this text | | | | | | |")
            continue
        ours = median["dubao, HTML" if name.endswith("HTML") else "dubao"]
        ratio = median[name] / ours
        bar, least = WANTED.get(name, ("", 0.0))
        said = f"{bar}, {verdict(holds=ratio >= least)}" if bar else ""
        lexed = median[name] / median["dubao.quantities"]
        bar, least = LEXED.get(name, ("", 0.0))
        alone = f"{bar}, {verdict(holds=lexed >= least)}" if bar else ""
        spread = (max(worker.seconds) - min(worker.seconds)) / median[name]
        made.append(
            f"| {name} | {sizes[name] / median[name]:,.0f} | {spread:.0%}"
            f" | {worker.memory // 1024:,} MB | {ratio:.3g} × | {said}"
            f" | {lexed:.3g} × | {alone} |"
        )
    return made


def main(python: str, *names: str) -> None:
    paths = [Path(name) for name in names] or sorted((ROOT / "samples").glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    page = "\f".join(texts)
    text = "\f".join([page] * max(1, LENGTH // len(page)))
    html = html_of(max(texts, key=len))
    sizes = {n: len(html) if n.endswith("HTML") else len(text) for n in WORKERS}
    workers = {
        name: Worker(name, sys.executable if name in OURS else python, text, html)
        for name in WORKERS
    }
    for _ in range(ROUNDS):
        for worker in workers.values():
            if worker.alive:
                worker.round()
    made = "\n".join(rows(workers, sizes))
    tell("peers", made)


if __name__ == "__main__":
    main(*sys.argv[1:])
