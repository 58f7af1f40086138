"""`python -m train`: learn the weights of the slots and write their tables.

    python -m train                        from gold/passages alone
    python -m train --with DIR             and from another folder with gold
    python -m train --into DIR             write them elsewhere
    python -m train --test gold/held       say what they get right there

Takes some minutes. Without --into the tables of the package are written.
"""

import argparse
import time
from pathlib import Path

from train.learn import Model, learn_first, learn_second, looked_again
from train.margin import margins, write_margins
from train.passage import Passage, passages
from train.report import report
from train.table import write_table

GOLD = Path(__file__).parent.parent / "gold" / "passages"
TABLES = Path(__file__).parent.parent / "src" / "dubao" / "figures" / "tables"


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(
        prog="python -m train",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--with", dest="more", action="append", default=[], type=Path, metavar="DIR"
    )
    parser.add_argument(
        "--gold",
        type=Path,
        default=GOLD,
        metavar="DIR",
        help="instead of gold/passages",
    )
    parser.add_argument("--into", type=Path, default=TABLES, metavar="DIR")
    parser.add_argument("--test", action="append", default=[], type=Path, metavar="DIR")
    given = parser.parse_args()
    since = time.monotonic()
    pages = _read(given.gold) + [
        page for folder in given.more for page in _read(folder)
    ]
    tests = {str(folder): _read(folder) for folder in given.test}
    flat = [page for found in tests.values() for page in found]
    print(
        f"{len(pages)} passages, {sum(len(p.gold) for p in pages)} figures", flush=True
    )
    model = Model()
    best, tested = learn_first(pages, flat, model)
    looks = looked_again(pages, best)
    kept, seen = learn_second(pages, looks, flat, looked_again(flat, tested), model)
    print("by cross-validation:")
    report({"": pages}, kept)
    report(tests, seen)
    given.into.mkdir(parents=True, exist_ok=True)
    for look, slots in (("", model.first), ("second.", model.second)):
        for slot, learned in slots.items():
            size = write_table(given.into / f"{slot}.{look}weights.tsv", learned)
            print(f"{slot} {look or 'first.'}: {size} weights", flush=True)
    write_margins(given.into / "margin.tsv", margins(pages, kept))
    print(f"{time.monotonic() - since:.0f} s")


def _read(folder: Path) -> list[Passage]:
    return [page for page in passages(folder) if page.gold]


if __name__ == "__main__":
    main()
