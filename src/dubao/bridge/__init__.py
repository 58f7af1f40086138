"""Bridges to where people work already: pandas, polars, spaCy.

Each is a module that needs its library, and is imported by name:

    import dubao.bridge.pandas    # Series.dubao.figures()
    import dubao.bridge.polars    # Series.dubao.figures()
    spacy.blank("zh").add_pipe("dubao")

Notebooks need nothing: pages, readings, figures and series show themselves.
"""

from dubao.bridge.frame import COLUMNS, figures

__all__ = ["COLUMNS", "figures"]
