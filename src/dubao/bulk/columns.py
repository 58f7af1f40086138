"""Of records: where the text is, and what the page is called."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The names of a record's columns.

    >>> Columns(text="body").options
    ['--text-column', 'body']
    """

    text: str = "text"
    id: str = "id"

    @property
    def options(self) -> list[str]:
        """The command line's options that name them, none for the usual ones."""
        given = (("--text-column", self.text, "text"), ("--id-column", self.id, "id"))
        return [
            word
            for option, name, usual in given
            if name != usual
            for word in (option, name)
        ]


DEFAULT = Columns()
