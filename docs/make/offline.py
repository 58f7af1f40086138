"""A hook of the site: its search runs from a folder, and asks nothing of other hosts.

The theme's offline plugin loads a script of another host; ours stands in its place.
"""

import re
from typing import Any

SHIM = re.compile(r'<script src="https://[^"]*iframe-worker[^"]*"></script>')


def on_post_page(output: str, page: Any, **_: object) -> str:
    """Put our script where the other host's is loaded."""
    depth = page.url.count("/")
    ours = f'<script src="{"../" * depth}assets/worker.js"></script>'
    made, found = SHIM.subn(ours, output)
    if not found:
        raise SystemExit("the offline plugin's script is gone: is the hook needed?")
    return made
