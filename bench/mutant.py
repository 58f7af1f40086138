"""How many small faults put into a file the tests find.

    python -m bench.mutant [--every 7] [--most 40] src/dubao/zh/quantity.py …

Changes one thing at a time in a copy of the source (a comparison, a sum, a whole
number, and/or), runs the corpora and the tests of whose figures are on it, and
counts what they notice. What they do not notice is printed: a fault there would pass.
A sample, not a proof; nothing in the repository is changed.
"""

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
TESTS = (
    "tests/test_zh_corpora.py", "tests/test_paper_corpora.py", "tests/test_whose.py",
    "tests/test_laws.py", "tests/test_hint.py", "tests/check/test_corpora.py",
    "tests/docs/test_snippets.py",
)  # fmt: skip
OTHER = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip


class Mutation(ast.NodeTransformer):
    """Changes the node of one number in the order of the tree."""

    def __init__(self, wanted: int) -> None:
        """Change the node `wanted`; with -1 only count."""
        self.wanted, self.seen, self.line = wanted, 0, 0

    def _mine(self, node: ast.AST) -> bool:
        self.seen += 1
        if self.seen - 1 != self.wanted:
            return False
        self.line = node.lineno
        return True

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """Turn a comparison round."""
        self.generic_visit(node)
        if type(node.ops[0]) in OTHER and self._mine(node):
            node.ops[0] = OTHER[type(node.ops[0])]()
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        """Take away what was added."""
        self.generic_visit(node)
        if type(node.op) in OTHER and self._mine(node):
            node.op = OTHER[type(node.op)]()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """Take or for and."""
        self.generic_visit(node)
        if self._mine(node):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """Count one further."""
        whole = isinstance(node.value, int) and not isinstance(node.value, bool)
        if whole and self._mine(node):
            return ast.copy_location(ast.Constant(node.value + 1), node)
        return node


def mutants(source: str, every: int, most: int) -> Iterator[tuple[int, str]]:
    """Yield the line and the source of every so many mutants."""
    counted = Mutation(-1)
    counted.visit(ast.parse(source))
    for wanted in list(range(0, counted.seen, every))[:most]:
        one = Mutation(wanted)
        tree = ast.fix_missing_locations(one.visit(ast.parse(source)))
        yield one.line, ast.unparse(tree)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=7)
    parser.add_argument("--most", type=int, default=40)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "copy"
        shutil.copytree(
            ROOT, home, ignore=shutil.ignore_patterns(".git", ".venv", "site")
        )
        clean = os.environ | {"PYTHONPATH": "src:.", "PYTHONDONTWRITEBYTECODE": "1"}
        words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]

        def found() -> bool:
            return bool(
                subprocess.run(  # noqa: S603 ours
                    [*words, *TESTS], cwd=home, capture_output=True, check=False,
                    env=clean,
                ).returncode
            )  # fmt: skip

        if found():
            parser.error("the tests fail already")
        for path in given.files:
            target = home / path.resolve().relative_to(ROOT)
            source = target.read_text(encoding="utf-8")
            made = noticed = 0
            for line, changed in mutants(source, given.every, given.most):
                target.write_text(changed, encoding="utf-8")
                made += 1
                if found():
                    noticed += 1
                else:
                    print(f"  {path}:{line}: {source.splitlines()[line - 1].strip()}")
            target.write_text(source, encoding="utf-8")
            print(f"{path}: {noticed} of {made} noticed", flush=True)


if __name__ == "__main__":
    main()
