"""The looks of a table: text dumps, web pages, and where type stands on paper.

A dump is set with tabs, blanks, full-width blanks or bars; a web page with spans; on
paper every piece of type has its place, and lines are drawn or not.
"""

import unicodedata
from html import escape

DUMPS = ("tab", "blank", "wide", "bar", "markdown")


def seen(text):
    """How wide a text is seen: a Chinese character is two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def flat(subject):
    """Rows of a dump: heads with an empty cell where a head goes on, then the rows."""
    width = len(subject.columns)
    rows = []
    for level in subject.heads:
        row = [""] * width
        for text, first, _ in level:
            row[first] = text
        rows.append(row)
    return rows + [list(row.cells) for row in subject.rows]


def dump(subject, way):
    """A page as plain text."""
    width = len(subject.columns)
    rows = flat(subject)
    if way == "tab":
        lines = ["\t".join(row) for row in rows]
    elif way == "bar":
        rule = "├" + "┼".join("──" for _ in range(width)) + "┤"
        lines = ["│" + "│".join(row) + "│" for row in rows]
        lines.insert(len(subject.heads), rule)
    elif way == "markdown":
        merged = [" ".join(p for p in column.heads) for column in subject.columns]
        body = [list(row.cells) for row in subject.rows]
        lines = ["| " + " | ".join(row) + " |" for row in (merged, *body)]
        lines.insert(1, "|" + "---|" * width)
    else:
        blank, step = (" ", 1) if way == "blank" else ("　", 2)
        widths = [max(seen(row[c]) for row in rows) + 4 for c in range(width)]
        lines = []
        for row in rows:
            line = ""
            for cell, room in zip(row, widths, strict=True):
                left = room - seen(cell)
                line += cell + blank * (left // step + (left % step > 0))
            lines.append("    " + line.rstrip())
        for n, level in enumerate(subject.heads[:-1]):
            lines[n] = grouped(level, widths, blank, step)
    notes = [subject.date_note, subject.unit_note]
    table = [
        f"        {subject.caption}",
        *(f"    {one}" for one in notes if one),
        *lines,
    ]
    if subject.note:
        table.append("    " + subject.note)
    return "\n".join(
        [
            subject.folio,
            "",
            subject.headline,
            "",
            "　　" + subject.prose,
            "",
            *table,
            "",
        ]
    )


def grouped(level, widths, blank, step):
    """A line of heads, each in the middle of the columns that it is over."""
    line = "    "
    for text, first, last in level:
        start = 4 + sum(widths[:first])
        room = sum(widths[first : last + 1]) - 4
        at = start + (max(room - seen(text), 0) // 2 if last > first else 0)
        while seen(line) < at:
            line += blank if step == 1 or at - seen(line) > 1 else " "
        line += text
    return line


def page(subject, *, th=True):
    """A page as HTML."""
    depth = len(subject.heads)
    rows = []
    cell = "th" if th else "td"
    for level, heads in enumerate(subject.heads):
        tags = []
        for text, first, last in heads:
            span = f' colspan="{last - first + 1}"' if last > first else ""
            ends = len(subject.columns[first].heads) == level + 1
            if ends and depth - level > 1:
                span += f' rowspan="{depth - level}"'
            shown = escape(text).replace("（", "<br>（", 1)
            tags.append(f"<{cell}{span}>{shown}</{cell}>")
        rows.append("<tr>" + "".join(tags) + "</tr>")
    rows += [
        "<tr>" + "".join(f"<td>{escape(one)}</td>" for one in row.cells) + "</tr>"
        for row in subject.rows
    ]
    if subject.note:
        wide = len(subject.columns)
        rows.append(f'<tr><td colspan="{wide}">{escape(subject.note)}</td></tr>')
    notes = "".join(
        f'<p align="right">{escape(one)}</p>'
        for one in (subject.date_note, subject.unit_note)
        if one
    )
    paper = subject.folio.split()[0]
    day = subject.folio.split()[1]
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{subject.headline}'
        f'_{paper}</title></head><body><div class="nav"><a href="/">首页</a></div>'
        f'<div class="article"><h1>{subject.headline}</h1>'
        f'<div class="info">{day} 来源：{paper}</div><div class="content">'
        f"<p>　　{subject.prose}</p><p><b>{subject.caption}</b></p>{notes}"
        f'<table border="1">{"".join(rows)}</table></div></div></body></html>'
    )


def placed(subject, *, ruled):  # noqa: PLR0915 one page from top to bottom
    """A page on paper: pieces (text, x, y, size) with x their middle or left, lines.

    In points, y downwards from the top of an A4 page.
    """
    pieces = []
    size, left, right = 10, 60, 535
    pieces.append((subject.folio, left, 60, 9, "left"))
    pieces.append((subject.headline, (left + right) / 2, 95, 18, "middle"))
    y = 130
    words = "　　" + subject.prose
    for start in range(0, len(words), 46):
        pieces.append((words[start : start + 46], left, y, size, "left"))
        y += 17
    y += 12
    pieces.append((subject.caption, (left + right) / 2, y, 11, "middle"))
    y += 19
    if subject.date_note or subject.unit_note:
        if subject.date_note:
            pieces.append((subject.date_note, left, y, 9, "left"))
        if subject.unit_note:
            pieces.append((subject.unit_note, right, y, 9, "right"))
        y += 17
    count = len(subject.columns)
    weights = [
        max(
            6.0,
            *(seen(row.cells[c]) for row in subject.rows),
            seen(subject.columns[c].heads[-1]) / 1.6,
        )
        for c in range(count)
    ]
    total = sum(weights)
    edges = [left]
    for weight in weights:
        edges.append(edges[-1] + (right - left) * weight / total)
    top = y
    lines = []
    depth = len(subject.heads)
    level_height = 30 if any("（" in c.heads[-1] for c in subject.columns) else 20
    heights = [20] * (depth - 1) + [level_height]
    for level, heads in enumerate(subject.heads):
        y0 = top + sum(heights[:level])
        for text, first, last in heads:
            ends = len(subject.columns[first].heads) == level + 1
            y1 = top + (sum(heights) if ends else sum(heights[: level + 1]))
            x0, x1 = edges[first], edges[last + 1]
            parts = (
                text.replace("（", "\n（", 1).split("\n")
                if "（" in text and text[0] != "（"
                else [text]
            )
            if seen(text) * size / 2 < x1 - x0 - 6:
                parts = [text]
            middle = (y0 + y1) / 2 - 6 * (len(parts) - 1)
            for n, part in enumerate(parts):
                pieces.append((part, (x0 + x1) / 2, middle + 12 * n, size, "middle"))
            if ruled:
                lines += [(x0, y1, x1, y1), (x1, y0, x1, y1)]
    y = top + sum(heights)
    for row in subject.rows:
        for c, text in enumerate(row.cells):
            x0, x1 = edges[c], edges[c + 1]
            number = text[:1] in "-0123456789—"
            if number and not ruled:
                pieces.append((text, (x0 + x1) / 2 + 16, y + 10, size, "right"))
            else:
                pieces.append((text, (x0 + x1) / 2, y + 10, size, "middle"))
            if ruled:
                lines += [(x0, y + 20, x1, y + 20), (x1, y, x1, y + 20)]
        y += 20
    if ruled:
        lines += [(left, top, right, top), (left, top, left, y)]
    else:
        lines += [(left, top, right, top), (left, y, right, y)]
    if subject.note:
        pieces.append((subject.note, left, y + 16, 9, "left"))
    return [piece for piece in pieces if piece[0]], lines
