"""Tables of words that lie beside the code as tab-separated files.

The first column is the word; the others are what the table says of it, the
last one its source. Lines that begin with `# ` are remarks.
"""

from importlib.resources import files

from dubao.errors import RuleError


def rows(package: str, name: str) -> list[tuple[str, ...]]:
    r"""Return the rows of `tables/name` in a package, remarks left out.

    >>> rows("dubao.text", "traditional.tsv")[0]
    ('㑮', '𫝈', 'OpenCC')

    Raises:
        RuleError: a row has another number of columns than the first.
    """
    text = files(package).joinpath("tables", name).read_text(encoding="utf-8")
    table = [
        tuple(line.split("\t"))
        for line in text.splitlines()
        if line and not line.startswith("# ")
    ]
    for number, row in enumerate(table, 1):
        if len(row) != len(table[0]):
            message = f"{package}/tables/{name}: row {number} has {len(row)} columns"
            raise RuleError(message)
    return table
