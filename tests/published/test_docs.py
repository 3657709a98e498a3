"""The papers cannot drift: what they name exists, what they count is so, what they show runs."""

import json
import re
import shlex
import sqlite3
import subprocess
import tomllib
import unicodedata
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

from scripts.__main__ import STEPS, make_parser
from scripts.contract.package import load_package, read_rows

ROOT = Path(__file__).parents[2]
PAPERS = ("README.md", "CONTRIBUTING.md", "RELEASING.md", "CHANGELOG.md", "data/README.md")
DATABASE = ROOT / "build" / "tinh-so.db"
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def list_code(text: str) -> list[str]:
    """Return what stands in a paper as code: each line of a block, and each run between backticks."""
    blocks = re.findall(r"^ *```[^\n]*\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return lines + re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


@pytest.mark.parametrize("paper", PAPERS)
def test_targets_of_make_are_real(paper: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = {name for code in list_code(read(paper)) for name in re.findall(r"\bmake ([a-z]+)\b", code)}
    assert named - targets == set()


def test_the_two_commands_stand_in_the_readme() -> None:
    assert {"$ make serve", "$ make test"} <= {
        code.split("  ")[0].strip() for code in list_code(read("README.md"))
    }


@pytest.mark.parametrize("paper", PAPERS)
def test_steps_are_real(paper: str) -> None:
    steps = {step.__name__.removeprefix("run_") for step in STEPS}
    named = re.findall(r"python -m scripts ([a-z]+)", " ".join(list_code(read(paper))))
    assert set(named) - steps == set()


def test_commands_that_are_shown_can_be_read_by_the_command_line() -> None:
    shown = [
        code.removeprefix("$ python -m scripts ")
        for paper in PAPERS
        for code in list_code(read(paper))
        if code.startswith("$ python -m scripts ")
    ]
    assert shown != []
    for command in shown:
        make_parser().parse_args(shlex.split(command, comments=True))


@pytest.mark.parametrize("paper", PAPERS)
def test_what_papers_link_to_is_there(paper: str) -> None:
    folder = (ROOT / paper).parent
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", read(paper)) if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in links if not (folder / link.partition("#")[0]).exists()] == []


def test_folders_of_the_readme_are_there() -> None:
    table = read("README.md").partition("| folder | role |\n")[2].partition("\n\n")[0]
    folders = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert len(folders) >= 5
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


def list_declared(project: dict[str, Any]) -> list[str]:
    """Return the requirements of the project and its groups, each once."""
    groups = project["dependency-groups"].values()
    named = [one for group in groups for one in group if isinstance(one, str)]
    return [*project["project"]["dependencies"], *named]


def test_the_readme_names_exactly_the_direct_dependencies() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    declared = list_declared(project)
    table = read("README.md").partition("## Dependencies")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([a-z][a-z0-9-]*) \| (.*) \|$", table, re.MULTILINE)
    named = [name for name, reason in rows if name != "package"]
    assert sorted(named) == sorted(re.split(r"[<>=!~\[; ]", requirement)[0] for requirement in declared)
    assert all(reason.strip() for _, reason in rows)


def test_every_direct_dependency_is_locked_with_hashes() -> None:
    lock = read("requirements.lock")
    project = tomllib.loads(read("pyproject.toml"))
    for requirement in list_declared(project):
        name = re.split(r"[<>=!~\[; ]", requirement)[0]
        assert re.search(rf"^{name}==\S+.*\\\n +--hash=sha256:", lock, re.MULTILINE), name


def test_one_version_everywhere() -> None:
    versions = {
        "datapackage.json": json.loads(read("datapackage.json"))["version"],
        "pyproject.toml": tomllib.loads(read("pyproject.toml"))["project"]["version"],
        "CITATION.cff": yaml.safe_load(read("CITATION.cff"))["version"],
        "CHANGELOG.md": re.findall(r"^## \[([0-9.]+)\]", read("CHANGELOG.md"), re.MULTILINE)[0],
    }
    assert len(set(versions.values())) == 1, versions


# What the README counts and shows


def test_the_readme_counts_right() -> None:
    rows = {name: len(read_rows(resource)) for name, resource in load_package(ROOT).resources.items()}
    text = " ".join(re.sub(r"<!-- .*? -->", "", read("README.md")).split())
    archived = [row for row in read_rows(load_package(ROOT).resources["sources"]) if row["sha256"]]
    questions = len(list((ROOT / "site/questions").glob("*.sql")))
    standing = sum(not row["withdrawn"] for row in read_rows(load_package(ROOT).resources["relations"]))
    assert len(archived) == 5
    for said in (
        f"{rows['observations']:,} figures of {rows['indicators']} indicators from {rows['sources']} sources",
        f"{len(archived)} sources are archived texts in which "
        f"each of the {rows['mentions']} numerals is accounted for",
        f"{standing} arithmetic checks",
        f"{TEENS[questions - 10]} ready-made questions",
    ):
        assert said in text


@pytest.mark.built
def test_the_readmes_python_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [block] = re.findall(r"^```python\n(.*?)^```", read("README.md"), re.MULTILINE | re.DOTALL)
    *lines, ranks, hedged = block.strip().splitlines()
    names: dict[str, object] = {}
    exec("\n".join(lines), names)
    assert len(set(eval(ranks, names)["area_id"])) == 63
    [(count,)] = eval(hedged, names).aggregate("count(*)").fetchall()
    with closing(sqlite3.connect(DATABASE)) as connection:
        wanted = "SELECT count(*) FROM observations WHERE qualifier = 'more-than'"
        assert connection.execute(wanted).fetchone() == (count,)


@pytest.mark.built
def test_the_readmes_question_to_datasette_has_an_answer() -> None:
    [address] = re.findall(r"curl '([^']+)'", read("README.md"))
    query = dict(parse_qsl(urlsplit(address).query))
    sql = query.pop("sql")
    assert (urlsplit(address).path, query.pop("_shape")) == ("/tinh-so.json", "array")
    with closing(sqlite3.connect(DATABASE)) as connection:
        assert len(connection.execute(sql, query).fetchall()) > 5


def test_contributing_tells_what_is_curated_of_its_example() -> None:
    resources = load_package(ROOT).resources
    mentions, figures = (
        [row for row in read_rows(resources[name]) if row["source_id"] == "quang-binh-2022-07"]
        for name in ("mentions", "observations")
    )
    text = " ".join(read("CONTRIBUTING.md").split())
    said = f"{len(mentions)} numerals, each with its kind, and {len(figures)} figures with indicator"
    assert said in text


# Every file of the repository


@cache
def list_texts() -> dict[str, str]:
    """Return the repository's text files: those that git keeps or would keep, and that are not binary."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("this is not a git checkout: which files belong to the repository cannot be told")
    names = [name for name in done.stdout.decode("utf-8").split("\0") if name and (ROOT / name).is_file()]
    contents = {name: (ROOT / name).read_bytes() for name in names}
    return {name: content.decode("utf-8") for name, content in contents.items() if b"\0" not in content}


def find_lines(pattern: str) -> list[str]:
    """Return file, line and match wherever a pattern stands in the repository."""
    wanted = re.compile(pattern)
    return [
        f"{name}:{number}: {found[0]}"
        for name, text in list_texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if (found := wanted.search(line))
    ]


def test_no_text_names_a_machines_folder() -> None:
    assert find_lines(r"(?<![\w.:/>-])/(?:home|root|tmp|Users|work|workspace|mnt|opt)/\w") == []


def test_no_text_names_a_registry() -> None:
    options = r"--(?:extra-)?index-url|--trusted[-]host|--find[-]links"
    hosts = r"pypi[.]org|pythonhosted[.]org|npmjs[.](?:org|com)"
    assert find_lines(f"{options}|{hosts}") == []
    assert "://" not in read("requirements.lock")


def test_texts_are_composed_vietnamese_with_plain_line_ends() -> None:
    texts = list_texts()
    assert [name for name, text in texts.items() if not unicodedata.is_normalized("NFC", text)] == []
    assert [name for name, text in texts.items() if "\r" in text or text.startswith("\ufeff")] == []
    assert [name for name, text in texts.items() if text and not text.endswith("\n")] == []


def test_file_names_are_ascii_without_spaces() -> None:
    assert [name for name in list_texts() if not re.fullmatch(r"[!-~]+", name)] == []


def test_nothing_that_is_made_is_kept() -> None:
    made = ("build/", ".venv/", ".mypy_cache/", ".pytest_cache/", ".ruff_cache/")
    assert [name for name in list_texts() if name.startswith(made) or "__pycache__" in name] == []
