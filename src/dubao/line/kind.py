"""Which kind of furniture a line is, by its own words alone."""

from dubao.line.byline import byline
from dubao.line.furniture import furniture
from dubao.line.jump import JUMP
from dubao.line.plate import plate
from dubao.line.running import running


def kind(text: str) -> str:
    """Return the kind of furniture that a line is, whatever stands beside it.

    >>> kind("第03版:要闻"), kind("云溪日报"), kind("作者:周小禾"), kind("(下转第二版)")
    ('folio', 'masthead', '', '')
    """
    if plate(text):
        return "masthead"
    found = furniture(text)
    if found == "metadata" and byline(text):
        return ""
    if found == "jump" and JUMP.fullmatch(text):
        return ""
    return found or ("folio" if running(text) else "")
