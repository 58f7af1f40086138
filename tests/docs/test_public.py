"""What the documentation imports is public, and the reference has all that is."""

import ast
import re
import textwrap
from importlib import import_module
from pathlib import Path

from tests.docs.workspace import made

ROOT = Path(__file__).parents[2]
PAGES = [
    *ROOT.glob("README*.md"),
    *(
        path
        for path in (ROOT / "docs").rglob("*.md")
        if not {"decisions", "reference"} & set(path.parts)
    ),
]
FENCE = re.compile(r"^ *```python\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
reference = made("reference")


def used(code):
    """Yield each module of dubao and the name that some code takes from it."""
    for node in ast.walk(ast.parse(textwrap.dedent(code))):
        match node:
            case ast.ImportFrom(module=str(module)) if module.startswith("dubao"):
                yield from ((module, one.name) for one in node.names)
            case ast.Attribute(value=ast.Name(id="dubao"), attr=name):
                yield "dubao", name


def test_what_the_pages_take_is_public_and_in_the_reference():
    found = {
        pair
        for path in PAGES
        for code in FENCE.findall(path.read_text(encoding="utf-8"))
        for pair in used(code)
    }
    assert len(found) > 3
    for module, name in found:
        assert module in reference.MODULES, module
        assert name in import_module(module).__all__, (module, name)


def test_the_reference_has_every_public_name():
    told = reference.python()
    for module in reference.MODULES:
        for name in getattr(import_module(module), "__all__", []):
            value = getattr(import_module(module), name)
            if isinstance(value, type) or callable(value):
                assert f"### {name}\n" in told, (module, name)
