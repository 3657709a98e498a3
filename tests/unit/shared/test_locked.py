"""Choosing from the lock file what a group needs."""

import re
import tomllib
from pathlib import Path

from scripts.shared.locked import LOCK, select_locked

SMALL = """# made by uv
a==1 \\
    --hash=sha256:aa
    # via tinh-so (pyproject.toml)
b==2 ; python_full_version < '3.12' \\
    --hash=sha256:bb
    # via
    #   a
    #   t
t==3 \\
    --hash=sha256:cc
    # via tinh-so (pyproject.toml:test)
u==4 \\
    --hash=sha256:dd
    # via t
l==5 \\
    --hash=sha256:ee
    # via
    #   tinh-so (pyproject.toml:lint)
    #   u
"""


def names_of(lock: str) -> list[str]:
    return re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)


def test_what_the_project_needs_and_no_more() -> None:
    assert select_locked(SMALL, []) == SMALL.partition("\n")[2].partition("t==3")[0]


def test_a_group_adds_its_own_and_what_those_need() -> None:
    assert names_of(select_locked(SMALL, ["test"])) == ["a", "b", "t", "u", "l"]
    assert names_of(select_locked(SMALL, ["lint"])) == ["a", "b", "l"]


def test_the_lock_holds_every_requirement_of_every_group() -> None:
    lock = LOCK.read_text(encoding="utf-8")
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    groups = {"": project["project"]["dependencies"], **project["dependency-groups"]}
    for group, wanted in groups.items():
        named = {re.split(r"[<>=\[]", text)[0] for text in wanted if isinstance(text, str)}
        chosen = select_locked(lock, [group])
        assert named - set(names_of(chosen)) == set(), group
        assert all("--hash=sha256:" in entry for entry in re.split(r"^(?=[\w.-]+==)", chosen, flags=re.M)[1:])


def test_all_groups_together_are_the_whole_lock() -> None:
    lock = LOCK.read_text(encoding="utf-8")
    assert names_of(select_locked(lock, ["test", "lint", "mutation"])) == names_of(lock)


def test_serving_needs_no_tool_of_tests() -> None:
    chosen = names_of(select_locked(LOCK.read_text(encoding="utf-8"), []))
    assert {"mkdocs", "datasette"} <= set(chosen)
    assert {"pytest", "playwright", "pandas", "numpy", "mypy", "zensical", "ruff"} & set(chosen) == set()
