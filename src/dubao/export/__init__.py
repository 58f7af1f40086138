"""Readings written out: JSON, CSV, Markdown, and a view for the terminal."""

from dubao.export.csv import write_csv
from dubao.export.derivation import explain
from dubao.export.grid import write_cells
from dubao.export.json import record
from dubao.export.markdown import markdown
from dubao.export.restore import restored
from dubao.export.terminal import show

__all__ = [
    "explain",
    "markdown",
    "record",
    "restored",
    "show",
    "write_cells",
    "write_csv",
]
