"""Whether a corpus of any length is read in constant memory.

    python -m bench.stream                      2 GB of JSON Lines, its pages alone
    python -m bench.stream --size 200 --read    200 MB, each page read
    python -m bench.stream --packed gz          the same in gzip (zst, zip, parquet)

Prints the pages, the seconds, and the most memory that any process had at once.
"""

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import polars as pl

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MEGABYTE = 1_000_000
CHARACTERS = (
    "村口老槐树下坐满了人大家说起今年的收成话就多了来渠水顺着新修流进田里看沿埂慢走"
)
FIGURES = "全县新建学校3所,投入资金1.2亿元。"
POOL = 20_000  # sentences that are there to choose from
LENGTH = 24  # characters of one
FEW = 40  # sentences for one with figures
# what a process had at most is told by itself: the kernel lets a child begin with the
# peak of its parent
PEAK = """
import atexit, os, re, resource, sys
def tell():
    own = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
    parser = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    open(os.environ["PEAK"], "w").write(str(max(own, parser)))
atexit.register(tell)
"""
COUNT = """
from dubao.sources import pages
count = int(sys.argv[2])
for page in pages(sys.argv[1]):
    if isinstance(page, Exception):
        raise page
    count -= 1
assert count == 0
"""
READ = "from dubao.cli import main; sys.argv[0] = 'dubao'; main()"


def write(path, size):
    """Write about `size` bytes of JSON Lines; return how many."""
    chance = random.Random(1)
    pool = ["".join(chance.choices(CHARACTERS, k=LENGTH)) + "。" for _ in range(POOL)]
    written = number = 0
    with path.open("wb") as file:
        while written < size:
            number += 1
            text = "\n".join([*chance.choices(pool, k=FEW), FIGURES])
            row = {"id": number, "text": text, "date": "2024-03-12"}
            written += file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return number


def pack(path, kind):
    """Return the corpus packed."""
    packed = path.with_name(f"{path.name}.{kind}")
    if kind == "zip":
        deflated = zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(packed, "w", deflated, compresslevel=1) as file:
            file.write(path, path.name)
    elif kind == "parquet":
        pl.scan_ndjson(path).sink_parquet(packed, row_group_size=10_000)
    else:
        opened = gzip.open if kind == "gz" else zstd.open
        with path.open("rb") as plain, opened(packed, "wb") as file:
            while chunk := plain.read(MEGABYTE):
                file.write(chunk)
    return packed


def main():
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=2_000, help="megabytes")
    parser.add_argument("--read", action="store_true", help="read each page")
    parser.add_argument("--packed", choices=["gz", "zst", "zip", "parquet"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.jsonl"
        number = write(path, asked.size * MEGABYTE)
        if asked.packed:
            path = pack(path, asked.packed)
        if asked.read:
            program, arguments = READ, ["read", "-f", "jsonl", str(path)]
        else:
            program, arguments = COUNT, [str(path), str(number)]
        peak = Path(folder) / "peak"
        start = time.perf_counter()
        subprocess.run(  # noqa: S603 our own interpreter
            [sys.executable, "-c", PEAK + program, *arguments],
            stdout=subprocess.DEVNULL, check=True,
            env={**os.environ, "PEAK": str(peak)},
        )  # fmt: skip
        took = time.perf_counter() - start
        most = int(peak.read_text()) / 1000
    form = f" in {asked.packed}" if asked.packed else ""
    print(
        f"{asked.size} MB{form}: {number} pages"
        f" in {took:.0f} s, {asked.size / took:.1f} MB/s, {most:.0f} MB at most"
    )


if __name__ == "__main__":
    main()
