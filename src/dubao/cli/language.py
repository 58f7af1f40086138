"""The language in which a command tells what it found."""

from enum import StrEnum


class Language(StrEnum):
    """A language of the reader, not of the page."""

    zh = "zh"
    en = "en"
