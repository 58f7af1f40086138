"""What travels: frozen values that import nothing else of dubao.

Page goes in, Reading comes out; everything in between points into
`Page.text` by `Span`.
"""

from dubao.model.answer import SLOTS, Answer, Answers, Slot, Slots
from dubao.model.box import Box
from dubao.model.entity import ENTITY_KINDS, Entity, EntityKind
from dubao.model.guess import guessed
from dubao.model.lexed import TextQuantity, TextTime
from dubao.model.mention import Mention
from dubao.model.page import Area, Block, Doubt, Page, Point, Source
from dubao.model.quantity import (
    CLAIMS,
    DIRECTIONS,
    KINDS,
    STATS,
    Claim,
    Direction,
    Kind,
    Number,
    Quantity,
    Stat,
)
from dubao.model.reading import (
    Article,
    Aside,
    Figure,
    Furniture,
    Paragraph,
    Reading,
    Role,
    Unread,
)
from dubao.model.span import Span
from dubao.model.table import Cell, Table

__all__ = [
    "CLAIMS",
    "DIRECTIONS",
    "ENTITY_KINDS",
    "KINDS",
    "SLOTS",
    "STATS",
    "Answer",
    "Answers",
    "Area",
    "Article",
    "Aside",
    "Block",
    "Box",
    "Cell",
    "Claim",
    "Direction",
    "Doubt",
    "Entity",
    "EntityKind",
    "Figure",
    "Furniture",
    "Kind",
    "Mention",
    "Number",
    "Page",
    "Paragraph",
    "Point",
    "Quantity",
    "Reading",
    "Role",
    "Slot",
    "Slots",
    "Source",
    "Span",
    "Stat",
    "Table",
    "TextQuantity",
    "TextTime",
    "Unread",
    "guessed",
]
