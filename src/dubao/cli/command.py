"""The commands by name: where each lives, and what `dubao --help` says of it.

A command's module is loaded when it is asked for, so that help and completion come at
once: reading brings word lists, parsers and tables with it.
"""

from typing import NamedTuple


class Command(NamedTuple):
    """A verb of the command line."""

    name: str
    home: str  # MODULE:NAME of a function, or of a Typer with commands of its own
    summary: str
    example: str


PAGES = (
    Command(
        "read",
        "dubao.cli.read:read",
        "Read pages: their articles with their roles, and every figure as data.",
        "dubao read --format jsonl --date 1998-01-27 page.txt | jq .figures",
    ),
    Command(
        "check",
        "dubao.cli.check:check_pages",
        "Find what does not add up on a page, with the characters in question.",
        "dubao check --format sarif pages/ -o dubao.sarif",
    ),
    Command(
        "quantities",
        "dubao.cli.quantities:quantities",
        "Print every quantity of a text, or with --times every time: the lexer alone.",
        "dubao quantities --format jsonl page.txt",
    ),
    Command(
        "explain",
        "dubao.cli.explain:explain",
        "Print the derivation of the figure or aside at an offset of a page.",
        "dubao explain page.txt 460",
    ),
    Command(
        "view",
        "dubao.cli.view:view",
        "Write a page with its figures as one HTML file; of many pages, the first.",
        "dubao view page.txt -o page.html",
    ),
)
LEDGERS = (
    Command(
        "add",
        "dubao.cli.add:add",
        "Read pages into a ledger; what is there is not read again.",
        "dubao add county.ledger pages/",
    ),
    Command(
        "search",
        "dubao.cli.search:search",
        "Find pages by their characters, exactly; the newest come first.",
        "dubao search county.ledger 'headline:春耕 -会议'",
    ),
    Command(
        "figures",
        "dubao.cli.figures:figures",
        "Give the figures of a ledger as a table, each with its link.",
        "dubao figures county.ledger --kind area --sort -value -f csv",
    ),
    Command(
        "series",
        "dubao.cli.series:series",
        "Compare an indicator across pages: what contradicts, was revised or repeated.",
        "dubao series county.ledger 棉花播种面积 -f plot",
    ),
    Command(
        "correct",
        "dubao.cli.correct:correct",
        "Accept, reject or put right a figure; without a link, list the corrections.",
        "dubao correct county.ledger '/p/3fa9c1d2e4b5#c=12-15'"
        " --set measure=棉花播种面积",
    ),
    Command(
        "serve",
        "dubao.cli.serve:serve",
        "Serve a ledger to a browser on this machine, by the link that it prints.",
        "dubao serve county.ledger --edit",
    ),
    Command(
        "demo",
        "dubao.cli.demo:demo",
        "Read the sample pages into a ledger, and serve it to a browser.",
        "dubao demo",
    ),
)
BRIDGES = (
    Command(
        "export",
        "dubao.cli.export:export",
        "Write a ledger, or pages, in a standard: JSON-LD, ninjs, ALTO, METS, TEI …",
        "dubao export county.ledger --to sdmx-csv -o county.csv",
    ),
    Command(
        "datasette",
        "dubao.cli.datasette:datasette",
        "Write Datasette's metadata for a ledger.",
        "dubao datasette county.ledger -o metadata.json",
    ),
)
BULK = (
    Command(
        "bulk",
        "dubao.cli.bulk:app",
        "Read millions of pages into Parquet: plan, run, status, load.",
        "dubao bulk plan pages/ -o job/",
    ),
)
MEASURES = (
    Command(
        "score",
        "dubao.cli.score:score",
        "Measure readings against gold: articles, figures, asides.",
        "dubao score gold/ readings.jsonl --at-least article_exact=0.9",
    ),
    Command(
        "gold",
        "dubao.cli.gold:gold",
        "Make gold of what people marked in Label Studio or doccano.",
        "dubao gold export.json -o gold/",
    ),
)
COMMANDS = {
    command.name: command for command in (*PAGES, *LEDGERS, *BULK, *MEASURES, *BRIDGES)
}

HELP = ("-h", "--help")
ABOUT = "读报 Take Chinese newspaper pages apart: articles, and every figure as data."
GROUPS = (
    ("Pages", PAGES),
    ("Ledgers", LEDGERS),
    ("Archives", BULK),
    ("Quality", MEASURES),
    ("Other tools", BRIDGES),
)


def overview() -> str:
    """Return what `dubao --help` prints: every command, and where to begin."""
    lines = ["Usage: dubao COMMAND [OPTIONS] ARGUMENTS", "", ABOUT]
    for title, commands in GROUPS:
        lines += ["", f"{title}:"]
        lines += [f"  {command.name:<12}{command.summary}" for command in commands]
    lines += [
        "",
        "Options:",
        "  -h, --help             Show this message; after a command, its own.",
        "  --version              Print the version.",
        "  --install-completion   Let the shell complete commands and options.",
        "  --show-completion      Print what that would install.",
        "",
        "Begin with:",
        "  dubao read page.txt                          what stands on a page",
        "  dubao read --format csv pages/ -o all.csv    the figures of a folder",
        "  dubao add county.ledger pages/               keep them in a ledger",
        "  dubao serve county.ledger                    look at it in a browser",
        "  dubao demo                                   all of that, with samples",
    ]
    return "\n".join(lines)
