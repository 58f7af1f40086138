"""What travels: frozen values that import nothing else of dubao.

Page goes in, Reading comes out; everything in between points into
`Page.text` by `Span`.
"""

from dubao.model.mention import Mention
from dubao.model.page import Area, Block, Box, Page, Point, Source
from dubao.model.quantity import CLAIMS, KINDS, STATS, Claim, Number, Quantity
from dubao.model.reading import (
    Article,
    Aside,
    Entity,
    Event,
    Figure,
    Furniture,
    Paragraph,
    Reading,
    Role,
    Unread,
)
from dubao.model.span import Span

__all__ = [
    "CLAIMS",
    "KINDS",
    "STATS",
    "Area",
    "Article",
    "Aside",
    "Block",
    "Box",
    "Claim",
    "Entity",
    "Event",
    "Figure",
    "Furniture",
    "Mention",
    "Number",
    "Page",
    "Paragraph",
    "Point",
    "Quantity",
    "Reading",
    "Role",
    "Source",
    "Span",
    "Unread",
]
