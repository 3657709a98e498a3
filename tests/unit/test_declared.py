"""What is imported is declared in pyproject.toml, by the project or by a group of the tests."""

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCAL = {"scripts", "tests"}
UNDECLARED = {"fontTools", "_typeshed"}
"""Only who makes the fonts anew installs fonttools; the type checker brings the types of the library."""


def iter_imported(folder: Path) -> Iterator[str]:
    """Yield the top-level name of everything that the code of a folder imports from elsewhere."""
    for path in folder.rglob("*.py"):
        beside = {file.stem for file in path.parent.glob("*.py")}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [name.name for name in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            tops = {name.split(".")[0] for name in names}
            yield from tops - sys.stdlib_module_names - LOCAL - beside


def read_declared(*groups: str) -> set[str]:
    """Return the names that the project and some groups declare, as packages are compared."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"]]
    for group in groups:
        wanted += [text for text in project["dependency-groups"][group] if isinstance(text, str)]
    return {normalize(re.split(r"[<>=\[]", text)[0]) for text in wanted}


def normalize(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def find_undeclared(folder: Path, declared: set[str]) -> set[str]:
    providers = packages_distributions()
    return {
        name
        for name in set(iter_imported(folder)) - UNDECLARED
        if not declared & {normalize(provider) for provider in providers.get(name, [name])}
    }


@pytest.mark.parametrize(
    ("folder", "groups"), [("scripts", ()), ("site", ()), ("tests", ("test", "lint"))], ids=str
)
def test_what_is_imported_is_declared(folder: str, groups: tuple[str, ...]) -> None:
    assert find_undeclared(ROOT / folder, read_declared(*groups)) == set()


def test_what_is_not_declared_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import json\nimport pandas.io\nfrom yaml import load\n", encoding="utf-8")
    assert find_undeclared(tmp_path, {"pyyaml"}) == {"pandas"}


def test_no_two_modules_have_one_name() -> None:
    names = Counter(path.name for path in (ROOT / "scripts").rglob("*.py") if path.name != "__init__.py")
    assert [name for name, count in names.items() if count > 1] == []
