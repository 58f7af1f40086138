"""Words that recur, kept once: the tables `terms` and `forms`."""

import sqlite3

from dubao.model import Figure

Form = tuple[str, str, str, str, str, str]


class Words:
    """The ids of words, at hand once they were asked for.

    Ids are only handed out inside a transaction; when it fails, `forget` them.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep words through `connection`."""
        self.connection = connection
        self._terms: dict[str, int] = {}
        self._forms: dict[Form, int] = {}

    def forget(self) -> None:
        """Forget the ids: they may not have been kept."""
        self._terms.clear()
        self._forms.clear()

    def term(self, text: str) -> int:
        """Return the id of a word, which is kept if it is new."""
        known = self._terms.get(text)
        if known is not None:
            return known
        row = self.connection.execute(
            "INSERT INTO terms (text) VALUES (?) ON CONFLICT DO UPDATE SET text = text"
            " RETURNING id",
            (text,),
        ).fetchone()
        self._terms[text] = int(row[0])
        return self._terms[text]

    def form(self, figure: Figure) -> int:
        """Return the id of how a figure is said, which is kept if it is new."""
        form = (
            figure.claim, figure.unit, figure.kind, figure.answers.stat.text,
            figure.answers.direction.text, figure.mention.rule,
        )  # fmt: skip
        known = self._forms.get(form)
        if known is not None:
            return known
        row = self.connection.execute(
            "INSERT INTO forms (claim, unit, kind, stat, direction, rule)"
            " VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET unit = unit RETURNING id",
            form,
        ).fetchone()
        self._forms[form] = int(row[0])
        return self._forms[form]
