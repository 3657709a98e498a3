"""Change the code that judges, piece by piece, and tell what its tests do not notice.

``python -m tests.mutation`` goes through the modules that `mutants.toml` lists, each with the tests that must
notice; ``python -m tests.mutation scripts/checks/ranks.py --sample 60`` takes some changes of one. mutmut
makes the changes and runs the tests, in copies under ``mutants/``. What no test notices must be explained in
`mutants.toml`: whatever is not is printed, with status 1; where mutmut itself fails, its words, with 2.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIST = ROOT / "tests" / "mutants.toml"
COPIED = ("data", "site", "tests", "datapackage.json", "mkdocs.yml")
"""What the tests read, beside the code."""
UNSEEN = ("survived", "no tests")
"""What mutmut says of a change that no test notices; one that never ends or breaks the process is noticed."""
ARGUMENTS = ("-p", "no:cacheprovider", "-p", "tests.mutation", "-m", "not built")


class MutationError(Exception):
    """mutmut could not do its work: the unchanged code does not pass, for example."""


@dataclass(frozen=True)
class Suite:
    """Some modules, and the tests that must notice their changes; ``left_out`` are tests by name."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """A piece of a function, as it was and as it becomes; the white space between words does not count."""

    module: str
    function: str
    was: str
    becomes: str

    def __str__(self) -> str:
        return f"{self.module} {self.function}\n  - {self.was}\n  + {self.becomes}"


@dataclass(frozen=True)
class Plan:
    """What is to be changed, and the changes that no test can notice, each with its reason."""

    suites: tuple[Suite, ...]
    explained: dict[Change, str]


@dataclass(frozen=True)
class Outcome:
    """What came of a module's changes: how many there are, how many were tried, and what was not noticed."""

    module: str
    count: int
    tried: int
    explained: tuple[Change, ...]
    unseen: tuple[Change, ...]

    def __str__(self) -> str:
        tried = f"{self.tried} of {self.count}" if self.tried < self.count else f"all {self.count}"
        noticed = self.tried - len(self.explained) - len(self.unseen)
        return (
            f"{self.module}: {tried} changes tried, {noticed} noticed, {len(self.explained)} explained, "
            f"{len(self.unseen)} not noticed"
        )


def read_plan(path: Path = LIST) -> Plan:
    """Return what `mutants.toml` lists."""
    listed = tomllib.loads(path.read_text("utf-8"))
    suites = [
        Suite(name, *(tuple(suite.get(key, ())) for key in ("modules", "tests", "left_out")))
        for name, suite in listed["suites"].items()
    ]
    explained = {
        Change(reason["module"], reason["function"], one_line(reason["was"]), one_line(becomes)): reason[
            "why"
        ]
        for reason in listed.get("explained", [])
        for becomes in reason["becomes"]
    }
    return Plan(tuple(suites), explained)


def one_line(text: str) -> str:
    """Return a text with single spaces between its words."""
    return " ".join(text.split())


def run_suite(suite: Suite, plan: Plan, sample: int, seed: int) -> Iterator[Outcome]:
    """Try the changes of each module of a suite, or as many as the sample has, drawn at random."""
    folder = ROOT / "mutants" / suite.name
    prepare(folder, suite)
    made = group(read_verdicts(folder), suite)
    drawn = {module: draw(names, sample, seed) for module, names in made.items()}
    run_mutmut(folder, "run", *(name for names in drawn.values() for name in names))
    verdicts = read_verdicts(folder)
    for module, names in drawn.items():
        unseen = [read_change(folder, module, name) for name in names if verdicts[name] in UNSEEN]
        explained = tuple(change for change in unseen if change in plan.explained)
        others = tuple(change for change in unseen if change not in plan.explained)
        yield Outcome(module, len(made[module]), len(names), explained, others)


def draw(names: list[str], sample: int, seed: int) -> list[str]:
    """Return some of the names, the same ones for a seed; all where the sample is 0, or no smaller."""
    return random.Random(seed).sample(names, sample) if 0 < sample < len(names) else names


def prepare(folder: Path, suite: Suite) -> None:
    """Make the folder of a suite; mutmut makes the changes there and tries the tests on the code as it is."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("scripts", *COPIED):
        (folder / name).symlink_to(ROOT / name)
    left_out = " and ".join(f"not {name}" for name in suite.left_out)
    settings = {
        "source_paths": ["scripts"],
        "only_mutate": suite.modules,
        "also_copy": COPIED,
        "pytest_add_cli_args_test_selection": suite.tests,
        "pytest_add_cli_args": [*ARGUMENTS, "-k", left_out],
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (folder / "pyproject.toml").write_text("\n".join([project, "[tool.mutmut]", *lines, ""]), "utf-8")
    ran = call_mutmut(folder, "run", "none-of-them")
    if "nothing matches" not in ran.stderr:
        raise MutationError(f"{suite.name}: {ran.stdout[-3000:]}{ran.stderr[-3000:]}")


def group(names: Iterable[str], suite: Suite) -> dict[str, list[str]]:
    """Return the names of each module's changes."""
    within = {module: module.removesuffix(".py").replace("/", ".") + ".x" for module in suite.modules}
    return {module: [name for name in names if name.startswith(place)] for module, place in within.items()}


def read_verdicts(folder: Path) -> dict[str, str]:
    """Return what mutmut says of each change."""
    said = run_mutmut(folder, "results", "--all", "true")
    return dict(re.findall(r"^ +(\S+): (.+)$", said, re.MULTILINE))


def read_change(folder: Path, module: str, name: str) -> Change:
    """Return what a change of mutmut's changes."""
    return parse_diff(module, name, run_mutmut(folder, "show", name).splitlines())


def parse_diff(module: str, name: str, lines: Iterable[str]) -> Change:
    """Return the change of that name, as a diff shows it."""
    lines = [line for line in lines if not line.startswith(("---", "+++"))]
    was, becomes = (" ".join(line[1:] for line in lines if line.startswith(sign)) for sign in "-+")
    return Change(module, parse_function(name), one_line(was), one_line(becomes))


def parse_function(name: str) -> str:
    """Return the function that mutmut's name of a change names."""
    return re.sub(r".*\.x(_|ǁ.*ǁ)(.*)__mutmut_\d+", r"\2", name)


def run_mutmut(folder: Path, *arguments: str) -> str:
    """Run mutmut; return what it says. Raises MutationError where it fails."""
    ran = call_mutmut(folder, *arguments)
    if ran.returncode:
        raise MutationError(f"{folder.name}: {ran.stdout[-3000:]}{ran.stderr[-3000:]}")
    return ran.stdout


def call_mutmut(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def run_all(plan: Plan, modules: Sequence[str], sample: int, seed: int) -> Iterator[Outcome]:
    """Try the changes of the modules named, or of all; print each outcome and what was not noticed."""
    for suite in plan.suites:
        wanted = tuple(module for module in suite.modules if not modules or module in modules)
        if wanted:
            for outcome in run_suite(replace(suite, modules=wanted), plan, sample, seed):
                print(outcome, *outcome.unseen, sep="\n", flush=True)
                yield outcome


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests first that name the changed function: of a rule's changes most are noticed there."""
    function = parse_function(os.environ.get("MUTANT_UNDER_TEST", ""))
    items.sort(key=lambda item: f"[{function}" not in item.name)


def main() -> int:
    """Answer the command line; return the status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*", help="the modules, by default all that are listed")
    parser.add_argument("--sample", type=int, default=0, help="how many changes of each, by default all")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    plan = read_plan()
    try:
        outcomes = list(run_all(plan, options.modules, options.sample, options.seed))
    except MutationError as error:
        print(error, file=sys.stderr)
        return 2
    unseen = sum(len(outcome.unseen) for outcome in outcomes)
    tried = sum(outcome.tried for outcome in outcomes)
    print(f"{tried} changes tried, {unseen} neither noticed nor explained")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main())
