"""`python -m dubao` is `dubao`."""

from dubao.cli import main

main()
