"""The list of what mutation testing changes and explains is true, and its report can fail."""

import ast
import sys
from pathlib import Path

import pytest

from tests import mutation
from tests.mutation import LIST, Change, MutationError, Outcome, Plan, Suite, draw, one_line, parse_diff

ROOT = Path(__file__).parents[2]
PLAN = mutation.read_plan(LIST)
CHANGE = Change("scripts/checks/ranks.py", "exists_on", "return a <= b", "return a < b")
NAME = "scripts.checks.ranks.x_exists_on__mutmut_3"


def read_function(module: str, name: str) -> str:
    """Return a function's text, with single spaces."""
    text = (ROOT / module).read_text(encoding="utf-8")
    found = [
        ast.get_source_segment(text, node) or ""
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.name == name
    ]
    return one_line(" ".join(found))


def test_every_module_and_test_that_is_listed_is_there() -> None:
    listed = [path for suite in PLAN.suites for path in (*suite.modules, *suite.tests)]
    assert [path for path in listed if not (ROOT / path).exists()] == []


def test_every_rule_and_computation_is_changed() -> None:
    modules = {module for suite in PLAN.suites for module in suite.modules}
    judging = {
        path.relative_to(ROOT).as_posix()
        for room in ("checks", "audit")
        for path in (ROOT / "scripts" / room).glob("[!_]*.py")
    }
    assert judging - modules == {"scripts/checks/runner.py"}  # it runs the rules, and judges nothing


def test_what_is_explained_still_stands_in_its_function() -> None:
    assert [
        change
        for change in PLAN.explained
        if change.was not in read_function(change.module, change.function)
        or change.becomes in read_function(change.module, change.function)
    ] == []


def test_every_explanation_says_why() -> None:
    assert [change for change, why in PLAN.explained.items() if not why.endswith(".")] == []


def test_a_change_is_read_from_its_diff() -> None:
    diff = "# a: survived\n--- a\n+++ b\n@@ -1,2 +1,2 @@\n def f():\n-    return a <= b\n+    return a < b\n"
    assert parse_diff("scripts/checks/ranks.py", NAME, diff.splitlines()) == CHANGE


@pytest.mark.parametrize(
    ("name", "function"),
    [
        (NAME, "exists_on"),
        ("a.b.xǁTerm\u01c1read__mutmut_12", "read"),
        ("a.b.x__private__mutmut_1", "_private"),
    ],
)
def test_a_name_names_its_function(name: str, function: str) -> None:
    assert mutation.parse_function(name) == function


def test_a_sample_is_the_same_for_a_seed() -> None:
    names = [str(number) for number in range(100)]
    assert draw(names, 3, 1) == draw(names, 3, 1) != draw(names, 3, 2)
    assert (draw(names, 0, 1), draw(names, 100, 1)) == (names, names)


@pytest.mark.parametrize(("unseen", "status", "total"), [((), 0, 0), ((CHANGE,), 1, 1)])
def test_the_status_says_whether_all_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    unseen: tuple[Change, ...],
    status: int,
    total: int,
) -> None:
    outcome = Outcome(CHANGE.module, 60, 20, (CHANGE,), unseen)

    def run_suite(suite: Suite, plan: Plan, sample: int, seed: int) -> list[Outcome]:
        assert (suite.modules, sample, seed) == ((CHANGE.module,), 20, 1)
        return [outcome]

    monkeypatch.setattr(mutation, "run_suite", run_suite)
    monkeypatch.setattr(sys, "argv", ["mutation", CHANGE.module, "--sample", "20"])
    assert mutation.main() == status
    assert capsys.readouterr().out == (
        f"{CHANGE.module}: 20 of 60 changes tried, {19 - total} noticed, 1 explained, {total} not noticed\n"
        + "".join(f"{change}\n" for change in unseen)
        + f"20 changes tried, {total} neither noticed nor explained\n"
    )


def test_where_mutmut_fails_the_status_is_another(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> list[Outcome]:
        raise MutationError("rules: the tests fail on the code as it is")

    monkeypatch.setattr(mutation, "run_suite", fail)
    monkeypatch.setattr(sys, "argv", ["mutation"])
    assert mutation.main() == 2
    assert capsys.readouterr().err == "rules: the tests fail on the code as it is\n"
