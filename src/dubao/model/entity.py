"""A name on a page: of a person, a body, a place, a programme or a work."""

from dataclasses import dataclass
from typing import Literal

from dubao.model.span import Span

EntityKind = Literal["person", "organisation", "place", "programme", "work"]
ENTITY_KINDS: tuple[EntityKind, ...] = (
    "person",
    "organisation",
    "place",
    "programme",
    "work",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name as printed, and what is printed beside it.

    Nothing is said of a person but the office beside the name, and nobody is joined
    with anybody of another page.
    """

    span: Span
    text: str
    kind: EntityKind
    name: str = ""  # the long form that its article prints; "" where this is it
    office: str = ""  # of a person, as printed beside the name: 县委书记, 通讯员
    code: str = ""  # of a place: GB/T 2260; "" where it has none
    article: int = -1  # index into Reading.articles; -1 in furniture

    @property
    def said(self) -> str:
        """The fullest form of the name that the article prints.

        >>> Entity(span=Span(0, 3), text="促进会", kind="organisation").said
        '促进会'
        """
        return self.name or self.text
