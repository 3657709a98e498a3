"""Make's prerequisites are true: a step has every module that it imports, every word that it reads."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STEPS = re.findall(
    r"^\t\$\(RUN\) (\w+)$", (ROOT / "Makefile").read_text("utf-8").partition("# What people")[0], re.M
)

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not on this machine")


@cache
def read_rules() -> dict[str, set[str]]:
    """Return the prerequisites of every target, as make has read them."""
    made = subprocess.run(
        ["make", "--print-data-base", "--question", "--no-builtin-rules", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    rules = re.findall(r"^(build/\S+|\.venv/\S+): (.*)$", made.stdout, re.MULTILINE)
    return {target: set(needed.split()) for target, needed in rules}


@cache
def find_module(name: str) -> Path | None:
    path = ROOT / name.replace(".", "/")
    found = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in found if file.is_file()), None)


def iter_imports(tree: ast.AST) -> Iterator[str]:
    """Yield the modules of the pipeline that a piece of code imports, within functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if find_module(name.name))
        if isinstance(node, ast.ImportFrom) and find_module(node.module or ""):
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if find_module(inner) else str(node.module)


@cache
def find_all_imports(step: str) -> set[Path]:
    """Return the files of all modules that a step needs, those of the packages that they are in too."""
    main = ast.parse((ROOT / "scripts/__main__.py").read_text(encoding="utf-8"))
    [run] = [node for node in main.body if isinstance(node, ast.FunctionDef) and node.name == f"run_{step}"]
    waiting = ["scripts", "scripts.__main__", *iter_imports(run)]
    waiting += [name for node in main.body if isinstance(node, ast.ImportFrom) for name in iter_imports(node)]
    known: set[str] = set()
    while waiting:
        name = waiting.pop()
        file = find_module(name)
        if name in known or file is None:
            continue
        known.add(name)
        waiting += [name.rpartition(".")[0]] if "." in name else []
        if name != "scripts.__main__":
            waiting += iter_imports(ast.parse(file.read_text(encoding="utf-8")))
    return {file for name in known if (file := find_module(name))}


def get_prerequisites(step: str) -> set[str]:
    return read_rules()[f"build/.made/{step}"]


def find_all_prerequisites(step: str) -> set[str]:
    """Return the prerequisites of a step and those of the steps before it."""
    known: set[str] = set()
    waiting = get_prerequisites(step)
    while waiting:
        known |= waiting
        waiting = {needed for target in waiting for needed in read_rules().get(target, ())} - known
    return known


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_remade_for_every_module_that_it_imports(step: str) -> None:
    imported = {file.relative_to(ROOT).as_posix() for file in find_all_imports(step)}
    assert len(imported) > 4
    assert imported - get_prerequisites(step) == set()


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_remade_for_every_word_that_it_reads(step: str) -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in find_all_imports(step))
    for surface in set(re.findall(r'read_(?:words|surface)\(\s*"(\w+)"', code)):
        place = ROOT / "site/words" / surface
        files = place.glob("*.toml") if place.is_dir() else [place.with_suffix(".toml")]
        assert {file.relative_to(ROOT).as_posix() for file in files} - get_prerequisites(step) == set()


def test_a_missing_module_would_be_noticed() -> None:
    assert "scripts/drafting/quotes.py" not in get_prerequisites("site")
    assert ROOT / "scripts/pages/writer.py" in find_all_imports("pages")
    assert ROOT / "scripts/shared/words.py" in find_all_imports("pages")
