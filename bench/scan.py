"""How long scans take beside another checkout of dubao, each read from the start.

    python -m bench.scan CHECKOUT PICTURE… [--rounds 5]

A round reads every picture with the one, then with the other, each in a process of
its own that has read a line of text before; medians and the median of the rounds'
ratios are printed, with what of the text both read the same.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
READ = """
import json, sys, time
import dubao
assert dubao.__file__.startswith(sys.argv[1]), dubao.__file__
dubao.read_text("全县新建学校3所。")
start = time.perf_counter()
texts = [dubao.read(name).page.text for name in sys.argv[2:]]
print(json.dumps([time.perf_counter() - start, texts]))
"""


def read(checkout, pictures):
    """Return the seconds that a checkout took, and the texts that it read."""
    done = subprocess.run(  # noqa: S603 our own interpreter
        [sys.executable, "-c", READ, str(checkout), *pictures],
        env={**os.environ, "PYTHONPATH": str(checkout / "src")},
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("checkout", type=Path)
    parser.add_argument("pictures", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    for sets in (*([one] for one in options.pictures), options.pictures):
        rounds = [
            (read(options.checkout.resolve(), sets), read(HERE, sets))
            for _ in range(options.rounds)
        ]
        other, ours = zip(*rounds, strict=True)
        alike = [
            SequenceMatcher(None, a, b, autojunk=False).ratio()
            for a, b in zip(other[0][1], ours[0][1], strict=True)
        ]
        print(
            f"{' '.join(Path(one).name for one in sets):<40}"
            f" {statistics.median(s for s, _ in other):6.2f} s"
            f" {statistics.median(s for s, _ in ours):6.2f} s"
            f"  {statistics.median(a / b for (a, _), (b, _) in rounds):.2f} x"
            f"  text alike {min(alike):.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
