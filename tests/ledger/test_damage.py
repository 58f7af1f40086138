"""A damaged ledger is read as far as it goes, or named; nothing else is raised."""

import random

import pytest

from dubao.errors import LedgerError
from dubao.ledger import Ledger, index
from dubao.ledger.comparison import series
from tests.ledger.make import reading

COPIES = 60


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("damage") / "whole.ledger"
    with pytest.MonkeyPatch.context() as patch, Ledger(path, write=True) as ledger:
        patch.setattr(index, "TAIL", 0)
        for seed in range(4):
            ledger.add(reading(seed), reader="1")
        ledger.index()
        link = next(iter(ledger.figures().dicts()))["link"]
        ledger.correct(link, act="accept", who="甲")
    return path.read_bytes()


def damaged(data, chance):
    """The bytes cut short, or with some of their bits turned."""
    if chance.random() < 0.15:
        return data[: chance.randrange(len(data))]
    turned = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


@pytest.mark.parametrize("seed", range(COPIES))
def test_damage_is_named_or_does_no_harm(whole, tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311 # the same damage each time
    path = tmp_path / "x.ledger"
    path.write_bytes(damaged(whole, chance))
    uses = (
        lambda kept: list(kept.readings()),
        lambda kept: kept.search("棉花 OR headline:小"),
        lambda kept: kept.search("的"),
        lambda kept: list(kept.figures()),
        lambda kept: series(kept, "*"),
        lambda kept: kept.check(),
        lambda kept: kept.orphans(),
    )
    for use in uses:
        try:
            with Ledger(path) as kept:
                use(kept)
        except LedgerError as error:
            assert str(path) in str(error)  # noqa: PT017 # either is right
