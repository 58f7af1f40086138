"""What `assemble` gives back: a page taken apart."""

from dataclasses import dataclass

from dubao.model import Article, Furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The articles and the furniture of a page, and what its folio says."""

    articles: tuple[Article, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    paper: str = ""
    date: str = ""  # ISO 8601
    date_basis: str = ""  # given · metadata · folio · caption · dateline · text
    number: str = ""
