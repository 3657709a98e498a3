"""The version of the rules that read and prove the archived texts: a hash of what they do.

It covers the proofs and everything of the reader that they use, code and lexicon; comments and docstrings
are left out, since they change nothing. So a proof says by which rules it was made, without a number that
somebody must remember to raise.
"""

import ast
import hashlib
import tomllib
from functools import cache
from pathlib import Path

CODE = Path(__file__).parents[1]
ROOT = "scripts.checks.proofs"
READ = ("scripts.reading.", "scripts.checks.proofs", "scripts.checks.printed")
LENGTH = 16


@cache
def find_version() -> str:
    """Return the version, 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for name in sorted(_find_modules()):
        path = _find_path(name)
        digest.update(f"{name}\n{ast.dump(_strip(ast.parse(path.read_text('utf-8'))))}\n".encode())
        lexicon = path.parent / "lexicon" / f"{path.stem}.toml"
        if lexicon.exists():
            digest.update(repr(tomllib.loads(lexicon.read_text("utf-8"))).encode())
    return digest.hexdigest()[:LENGTH]


def _find_modules() -> set[str]:
    """Return the modules that the proofs use, themselves included."""
    found: set[str] = set()
    ahead = [ROOT]
    while ahead:
        name = ahead.pop()
        if name not in found and name.startswith(READ):
            found.add(name)
            tree = ast.parse(_find_path(name).read_text("utf-8"))
            ahead += [
                node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
            ]
    return found


def _find_path(name: str) -> Path:
    return CODE.parent / f"{name.replace('.', '/')}.py"


def _strip(tree: ast.Module) -> ast.Module:
    """Return a module without its docstrings."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and _is_text(body[0]):
            node.body = body[1:]  # type: ignore[attr-defined]
    return tree


def _is_text(node: object) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
