"""Writes docs/language.md: every phenomenon, with live examples from its corpus."""

from pathlib import Path

import dubao.zh
from dubao import read_text

FOLDER = Path(dubao.zh.__file__).parent
MOST = 12  # examples of each
HEAD = """# The rules of language

Made from the rules and their corpora by `make docs`: each example is read by the dubao
that wrote this page. ⟦ ⟧ marks what is read; below each table stands what must not be.
"""


def lines(name: str) -> list[tuple[str, str]]:
    """Return the lines of a corpus: what is expected, and the marked text."""
    found = []
    for line in (FOLDER / f"{name}.corpus").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(("# ", "!")):
            expected, text = line.split("\t")
            found.append((expected, text))
    return found


def said(text: str) -> str:
    """Return what is read in a text now, one after the other."""
    plain = text.replace("⟦", "").replace("⟧", "").replace("↵", "\n")
    reading = read_text(plain)
    parts = [
        f"{one.value}{f'~{one.high}' if one.high else ''} {one.unit} {one.claim}"
        for one in reading.figures
    ]
    parts += [f"{one.kind} {one.value}".strip() for one in reading.asides]
    return "; ".join(parts) or "nothing"


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def page() -> str:
    """Return the page."""
    parts = [HEAD]
    for corpus in sorted(FOLDER.glob("*.corpus")):
        module = (FOLDER / f"{corpus.stem}.py").read_text(encoding="utf-8")
        about = module.split('"""')[1].strip()
        first, _, rest = about.partition("\n")
        found = lines(corpus.stem)
        reads = [(e, t) for e, t in found if e != "-"]
        step = max(1, len(reads) // MOST)
        parts.append(f"## {corpus.stem}\n\n{first}\n")
        if rest.strip():
            parts.append(f"```text\n{rest.strip(chr(10))}\n```\n")
        parts.append("| text | is read as |\n|---|---|")
        parts += [f"| {cell(t)} | {cell(said(t))} |" for _, t in reads[::step][:MOST]]
        never = [cell(t) for e, t in found if e == "-"][:MOST]
        if never:
            parts.append("\nNot read as such: " + " · ".join(never) + "\n")
        else:
            parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    target = Path(__file__).parent.parent / "language.md"
    target.write_text(page(), encoding="utf-8")
