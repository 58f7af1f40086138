"""The page of documentation of a check, made from the check and its corpus."""

from importlib.resources import files

from dubao.check import CHECKS, Check
from dubao.check.corpus import Example, examples

FAMILIES = {
    "A": "arithmetic",
    "C": "count and list",
    "D": "calendar",
    "U": "scale and unit",
    "P": "within the page",
    "L": "against the ledger",
    "N": "style of numerals",
}


def manual(check: Check) -> str:
    """Return the page of a check: why, an example wrong and right, the source."""
    found = _examples(check.code)
    lines = [
        f"# {check.code} {check.title}",
        "",
        f"*{check.name}* · {FAMILIES[check.code[0]]} · {check.severity}"
        + (" · off unless selected" if check.style else ""),
        "",
        check.why,
    ]
    wrong = [one for one in found if not one.right]
    right = [one for one in found if one.right]
    for title, chosen in (("Wrong", wrong[:2]), ("Right, and verified", right[:1])):
        if chosen:
            lines += ["", f"## {title}", ""]
            lines += [f"    {_shown(one)}" for one in chosen]
    lines += [
        "", "## Source", "", check.source, "",
        "## Let it stand", "", "In `page.txt.dubao` beside `page.txt`:", "",
        f"    # dubao: ignore {check.code}", "",
    ]  # fmt: skip
    return "\n".join(lines)


def _shown(one: Example) -> str:
    day = f"({one.day}) " if one.day else ""
    if one.span is None:
        return day + one.text
    a, b = one.span
    return f"{day}{one.text[:a]}⟦{one.text[a:b]}⟧{one.text[b:]}".replace("\n", "↵")


def _examples(code: str) -> list[Example]:
    found: list[Example] = []
    for path in sorted(files("dubao.check").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".corpus"):
            found += examples(path.read_text(encoding="utf-8"))
    return [one for one in found if one.code == code]


def contents() -> str:
    """Return the list of all checks."""
    lines = [
        "# What `dubao check` looks for",
        "",
        "An error is near certain, a warning likely, a hint a matter of form.",
        "",
        "| code | 检查 | check | worst | family |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| [{one.code}]({one.code}.md) | {one.title} | {one.name}"
        f"{' (off unless selected)' if one.style else ''} | {one.severity} |"
        f" {FAMILIES[one.code[0]]} |"
        for one in CHECKS
    ]
    return "\n".join(lines) + "\n"
