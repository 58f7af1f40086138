"""A page as a ledger lists it."""

from typing import NamedTuple

from dubao.ledger.link import link


class PageRow(NamedTuple):
    """A page that a ledger holds."""

    id: int
    sha256: str  # of its source
    ordinal: int  # which page of its source
    reader: str
    paper: str
    date: str
    number: str
    name: str  # the path or record

    @property
    def link(self) -> str:
        """Return the lasting link to the whole page."""
        return link(self.sha256, self.ordinal, 0, 0).partition("#")[0]
