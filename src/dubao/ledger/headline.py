"""The headlines of a page's articles, and the one that some characters stand under."""

import sqlite3

OVER = ("headline", "kicker", "deck", "subhead")  # what calls an article, best first


def headlines(connection: sqlite3.Connection, page: int) -> dict[int, str]:
    """Return what each article of a page is called, by its number; "" for nothing."""
    marks = ", ".join("?" * len(OVER))
    rows = connection.execute(
        "SELECT r.article, r.role, r.number,"  # noqa: S608 # only marks
        ' substr(p.text, r.start + 1, r."end" - r.start)'
        " FROM roles r JOIN pages p ON p.id = r.page"
        f" WHERE r.page = ? AND r.article >= 0 AND r.role IN ({marks})"
        " ORDER BY r.article, r.number, r.piece",
        (page, *OVER),
    )
    said: dict[int, dict[str, dict[int, str]]] = {}
    for article, role, number, text in rows:
        pieces = said.setdefault(article, {}).setdefault(role, {})
        pieces[number] = pieces.get(number, "") + text.replace("\n", "")
    found = {}
    for (article,) in connection.execute(
        "SELECT number FROM articles WHERE page = ? ORDER BY number", (page,)
    ):
        roles = said.get(article, {})
        best = next((roles[role] for role in OVER if role in roles), {})
        found[article] = " ".join(best[number].strip() for number in sorted(best))
    return found


def headline(connection: sqlite3.Connection, page: int, place: int) -> str:
    """Return what the article is called in which a character stands; "" for none."""
    row = connection.execute(
        'SELECT number FROM articles WHERE page = ? AND start <= ? AND "end" > ?'
        ' ORDER BY "end" - start LIMIT 1',
        (page, place, place),
    ).fetchone()
    return headlines(connection, page).get(row[0], "") if row else ""
