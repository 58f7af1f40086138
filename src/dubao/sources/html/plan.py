"""Which files of an e-paper issue belong together, told by their links alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dubao.sources.html import link
from dubao.sources.html.node import Node


class Places:
    """The files of an issue, found by the links to them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._whole: dict[str, str] = {}
        self._last: dict[str, list[str]] = {}
        for name in names:
            key = link.joined(name, name.rsplit("/", 1)[-1])
            self._whole.setdefault(key, name)
            self._last.setdefault(link.base(key), []).append(name)

    def named(self, origin: str, key: str) -> str:
        """Return the file that a key in the file `origin` means, "" for none.

        A saved folder may have lost the paths that a link takes: then the file's
        last name decides, the nearest to `origin` where there are several.
        """
        if key in self._whole:
            return self._whole[key]
        near = self._last.get(link.base(key), [])
        return max(near, key=lambda name: _common(origin, name), default="")


def _common(first: str, second: str) -> int:
    """Return how many folders two paths have in common at their beginning."""
    n = 0
    for a, b in zip(first.split("/"), second.split("/"), strict=False):
        if a != b:
            break
        n += 1
    return n


def owners(
    nodes: Iterable[tuple[str, Node]], places: Places
) -> dict[str, tuple[str, ...]]:
    """Return for each node page the files of its articles, in its order.

    An article that has an area on one page and is only listed on others belongs
    to the first.
    """
    zoned: dict[str, str] = {}
    found: dict[str, list[tuple[str, bool]]] = {}
    for name, own in nodes:
        areas = {area.article for area in own.areas}
        rows = found.setdefault(name, [])
        for n, item in enumerate(own.items):
            file = places.named(name, item.key)
            if file and file != name:
                rows.append((file, n in areas))
                if n in areas:
                    zoned.setdefault(file, name)
    return {
        name: tuple(
            dict.fromkeys(
                file
                for file, has_area in rows
                if has_area or zoned.get(file, name) == name
            )
        )
        for name, rows in found.items()
    }


def plan(
    names: Sequence[str],
    nodes: Sequence[tuple[str, Node]],
    fronts: Mapping[str, str],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the files of an issue that stand for pages, each with its companions.

    `names` are all the files, `nodes` the lists among them, `fronts` those that only
    lead to another and where to. The articles of a list are its companions; an
    article that was saved twice, and a front whose page is there, are left out.
    """
    places = Places(names)
    owned = owners(nodes, places)
    taken = {file for files in owned.values() for file in files}
    for name in names:
        if name in taken or _is_twin(name, places, taken):
            continue
        front = fronts.get(name)
        if front and places.named(name, link.joined(name, front)):
            continue
        yield name, owned.get(name, ())


def _is_twin(name: str, places: Places, taken: set[str]) -> bool:
    """Return whether a file is an article that was saved twice."""
    twin = places.named(name, link.joined(name, name.rsplit("/", 1)[-1]))
    return twin != name and twin in taken
