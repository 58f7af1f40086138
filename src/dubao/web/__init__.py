"""The reader in a browser: a page, its figures, and where each came from.

`view` writes one page as a file that needs no server; `app` serves a ledger. What
they answer with comes from the verbs of `dubao.ledger`, `dubao.bulk` and
`dubao.export`; here it is only shown.
"""

from dubao.web.view import view

__all__ = ["view"]
