"""The Makefile: what is made when, by its real rules; a stand-in for the pipeline notes each step."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COPIED = (
    *("Makefile", "requirements.lock", "datapackage.json", "mkdocs.yml"),
    *("LICENSE", "LICENSE-data", "data", "scripts", "site"),
)
STAND_IN = f"""#!/bin/sh
# Stands in for the environment's Python: notes the step, and makes what the step would make.
case "$*" in "-m scripts.shared."*) exec {sys.executable} "$@";; esac
case "$*" in "-m $FAULTY"*) echo "$FAULTY is at fault" >&2; exit 1;; esac
echo "$*" >> steps.txt
if [ -n "$SLOW" ]; then sleep "$SLOW"; fi
case "$*" in
"-m scripts database") echo made > build/tinh-so.db;;
"-m scripts serve"* | "-m scripts dev"* | "-m scripts check") ;;
"-m scripts "*) mkdir -p "build/$3/inner"; echo made > "build/$3/a"; echo made > "build/$3/inner/b";;
esac
"""
LINTERS = ("actionlint", "zizmor")
LINTER = '#!/bin/sh\necho "${0##*/} $*" >> steps.txt\n'
CHECK = ["scripts check", "frictionless validate datapackage.json"]
DATABASE = ["scripts database"]
DOWNLOADS = ["scripts downloads"]
DATASETTE = ["scripts datasette"]
PAGES = ["scripts pages"]
SITE = ["scripts site"]
CATALOGUE = ["scripts catalogue"]
FEED = ["scripts feed"]
PICTURES = ["scripts pictures"]
DERIVED = DOWNLOADS + CATALOGUE + FEED + DATASETTE + PICTURES + PAGES + SITE
BUILD = MAKEFILE.partition("\n# The build")[2].partition("\n# What people call")[0]
ALL = sorted(
    [*(f"scripts {step}" for step in re.findall(r"^\t\$\(RUN\) (\w+)$", BUILD, re.MULTILINE)), *CHECK[1:]]
)
"""Every step of a build, each once."""

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not on this machine")


class Copy(NamedTuple):
    """A copy of what the Makefile names, in a folder with a space and Vietnamese letters."""

    folder: Path

    def environment(self, **more: str) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C",
            "PYTHONDONTWRITEBYTECODE": "1",
            "FAULTY": "nothing",
            "SLOW": "",
            **more,
        }

    def make(self, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["make", "PY=./python", *arguments],
            cwd=self.folder,
            env=self.environment(**environment),
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    def steps(self, *arguments: str, **environment: str) -> list[str]:
        """Make, and return the steps that were run, in their order."""
        notes = self.folder / "steps.txt"
        notes.write_text("", encoding="utf-8")
        done = self.make(*arguments, **environment)
        assert (done.returncode, done.stderr) == (0, "")
        return [line.removeprefix("-m ") for line in notes.read_text(encoding="utf-8").splitlines()]

    def age(self) -> None:
        """Make what is read and every stamp an hour older, so that what is touched next is newer than all."""
        made = self.folder / "build"
        for path in [self.folder, *self.folder.rglob("*")]:
            if path.is_relative_to(made) and path.parent != made / ".made":
                continue  # outputs stay as old as their stamps say
            status = path.stat()
            hour = 3600 * 10**9
            os.utime(path, ns=(status.st_atime_ns - hour, status.st_mtime_ns - hour))


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return make_copy(tmp_path / "thử nghiệm đ")


def make_copy(folder: Path) -> Copy:
    folder.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, folder)
    (folder / "python").write_text(STAND_IN, encoding="utf-8")
    (folder / "python").chmod(0o755)
    (folder / ".venv").mkdir()
    for name in ("ready", "test", "lint"):
        (folder / ".venv" / name).touch()
    (folder / ".venv" / "bin").mkdir()
    for name in LINTERS:
        (folder / ".venv" / "bin" / name).write_text(LINTER, encoding="utf-8")
        (folder / ".venv" / "bin" / name).chmod(0o755)
    return Copy(folder)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return a copy in which everything has been made, an hour ago, and that no test changes."""
    copy = make_copy(tmp_path_factory.mktemp("once") / "thử nghiệm đ")
    copy.make("build")
    copy.age()
    return copy


@pytest.fixture
def made(tmp_path: Path, built_once: Copy) -> Copy:
    """Return a copy of that copy; what it was built from is a test's to edit."""
    folder = tmp_path / "thử nghiệm đ"
    shutil.copytree(built_once.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return Copy(folder)


def find_public_targets() -> set[str]:
    [phony] = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    return set(phony.split()) - {"help", "FORCE"}


def find_variable(name: str) -> str:
    [value] = re.findall(rf"^{name} := (.*)$", MAKEFILE, re.MULTILINE)
    return str(value)


def test_help_lists_every_public_target(copy: Copy) -> None:
    for done in (copy.make(), copy.make("help")):
        assert (done.returncode, done.stderr) == (0, "")
        listed = re.findall(r"^make ([a-z-]+)  +\S", done.stdout, re.MULTILINE)
        assert sorted(listed) == sorted(find_public_targets())


def test_every_public_target_has_a_rule() -> None:
    ruled = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert ruled - {"help"} == find_public_targets()


def test_a_clean_build_runs_every_step_once_after_what_it_needs(copy: Copy) -> None:
    steps = copy.steps("build")
    assert sorted(steps) == ALL
    assert (sorted(steps[:2]), steps[2]) == (sorted(CHECK), DATABASE[0])
    assert steps.index(DATABASE[0]) < min(steps.index(step[0]) for step in (DOWNLOADS, DATASETTE, PAGES))
    assert steps.index(SITE[0]) > max(steps.index(step[0]) for step in (DOWNLOADS, PAGES))


def test_steps_side_by_side_keep_their_order(copy: Copy) -> None:
    steps = copy.steps("--jobs=4", "build")
    assert sorted(steps) == ALL
    assert (sorted(steps[:2]), steps[2]) == (sorted(CHECK), DATABASE[0])
    assert steps.index(SITE[0]) > max(steps.index(step[0]) for step in (DOWNLOADS, PAGES))


def test_a_second_build_does_nothing(copy: Copy) -> None:
    assert copy.steps("build") != []
    assert copy.steps("build") == []
    assert copy.make("build").stdout.strip() in ("", "make: Nothing to be done for 'build'.")


def test_a_changed_table_makes_everything_anew(made: Copy) -> None:
    (made.folder / "data" / "areas.csv").touch()
    assert sorted(made.steps("build")) == ALL
    assert made.steps("build") == []


@pytest.mark.parametrize("name", [path.name for path in sorted((ROOT / "data").glob("*.csv"))])
def test_every_table_is_one_that_makes_everything_anew(built_once: Copy, name: str) -> None:
    said = built_once.make("--dry-run", f"--what-if=data/{name}", "build/.made/build").stdout
    steps = re.findall(r"^\./python -m (scripts \w+|frictionless .*?)(?: >.*)?$", said, re.MULTILINE)
    assert sorted(steps) == ALL


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("datapackage.json", ALL),
        ("scripts/shared/wording.py", [step for step in ALL if step not in CHECK[1:]]),
        ("scripts/reading/numerals.py", CHECK[:1] + DATABASE + DERIVED),
        ("scripts/checks/ranks.py", CHECK[:1] + DATABASE + DERIVED),
        ("scripts/database/views.sql", DATABASE + DERIVED),
        ("scripts/charts/bars.py", PICTURES + PAGES + SITE),
        ("scripts/exports/workbook.py", DOWNLOADS + CATALOGUE + FEED + PAGES + SITE),
        ("scripts/pages/writer.py", PICTURES + PAGES + SITE),
        ("scripts/publish/shelving.py", DATASETTE + SITE),
        ("data/derived.json", DATABASE + DERIVED),
        ("scripts/drafting/quotes.py", []),
        ("data/README.md", DOWNLOADS + CATALOGUE + SITE),
        ("LICENSE-data", DOWNLOADS + CATALOGUE + SITE),
        ("site/templates/area.md.j2", PAGES + SITE),
        ("site/pages/vi/method.md", PAGES + SITE),
        ("site/findings/10-dti-2022.sql", PICTURES + PAGES + SITE),
        ("site/words/pages/areas.toml", PICTURES + PAGES + SITE),
        ("site/words/theme.toml", SITE),
        ("site/words/browser.toml", SITE),
        ("site/theme/assets/tinh-so.css", SITE),
        ("site/theme/main.html", SITE),
        ("mkdocs.yml", SITE),
        ("site/datasette/static/tinh-so.css", DATASETTE),
    ],
)
def test_an_edit_remakes_what_reads_it_and_nothing_else(made: Copy, path: str, steps: list[str]) -> None:
    assert (made.folder / path).is_file()
    (made.folder / path).touch()
    assert sorted(made.steps("build")) == sorted(steps)
    assert made.steps("build") == []


def test_a_new_and_a_removed_table_are_noticed(made: Copy) -> None:
    (made.folder / "data" / "more.csv").touch()
    assert sorted(made.steps("build")) == ALL
    made.age()
    (made.folder / "data" / "more.csv").unlink()
    assert sorted(made.steps("build")) == ALL


def test_a_new_and_a_removed_template_are_noticed(made: Copy) -> None:
    templates = made.folder / "site" / "templates"
    (templates / "more.md.j2").touch()
    assert set(made.steps("build")) >= {*PAGES, *SITE}
    made.age()
    (templates / "more.md.j2").unlink()
    assert set(made.steps("build")) >= {*PAGES, *SITE}


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("TINH_SO_SITE_URL", DATABASE + DERIVED),
        ("TINH_SO_DATASETTE_URL", DATASETTE + PAGES + SITE),
        ("TINH_SO_REPOSITORY_URL", PAGES + SITE),
    ],
)
def test_another_address_makes_what_names_it_anew(made: Copy, name: str, steps: list[str]) -> None:
    address = {name: "https://tinh-so.example.org/"}
    again = set(made.steps("build", **address))
    assert again >= set(steps)
    assert not again & {*CHECK, *DATABASE, *DOWNLOADS} - {*steps}
    assert made.steps("build", **address) == []


@pytest.mark.parametrize(
    ("faulty", "needing"),
    [
        ("scripts check", [step for step in ALL if step not in CHECK]),
        ("frictionless", [step for step in ALL if step != "scripts check"]),
        ("scripts database", DOWNLOADS + DATASETTE + PAGES + SITE),
        ("scripts downloads", SITE),
        ("scripts pages", SITE),
        ("scripts site", []),
    ],
)
def test_a_step_that_fails_ends_the_build_and_is_run_again(
    copy: Copy, faulty: str, needing: list[str]
) -> None:
    notes = copy.folder / "steps.txt"
    notes.touch()
    done = copy.make("build", FAULTY=faulty)
    assert (done.returncode, f"{faulty} is at fault" in done.stderr) == (2, True)
    assert not {line.removeprefix("-m ") for line in notes.read_text("utf-8").splitlines()} & {*needing}
    assert [step for step in copy.steps("build") if step.startswith(faulty)] != []
    assert copy.steps("build") == []


def test_what_people_call_runs_its_steps(made: Copy) -> None:
    assert made.steps("check") == CHECK
    assert made.steps("dev") == ["scripts dev"]
    assert made.steps("dev", "PAGE=areas/hue") == ["scripts dev areas/hue"]
    assert made.steps("format") == ["scripts format", "scripts readme"]
    assert made.steps("serve") == ["scripts serve"]
    [test] = made.steps("test")
    assert test.split()[0] == "pytest"
    assert made.steps("lint") == [
        "ruff check scripts tests site",
        "ruff format --check scripts tests site",
        "mypy",
        "-c from importlinter.cli import lint_imports_command as lint; lint() --no-logo --no-cache",
        "actionlint ",
        "zizmor --offline --quiet .",
    ]


def test_clean_removes_what_was_made_and_nothing_else(made: Copy) -> None:
    before = {path.name for path in made.folder.iterdir()}
    assert made.steps("clean") == []
    assert before - {path.name for path in made.folder.iterdir()} == {"build"}
    assert sorted(made.steps("build")) == ALL


def test_the_environment_is_made_anew_when_the_lock_changes(made: Copy) -> None:
    (made.folder / "requirements.lock").touch()
    done = made.make("--dry-run", "build")
    assert done.returncode == 0
    assert "--require-hashes -r .venv/serve.txt" in done.stdout


def test_an_old_python_is_told_in_a_sentence(copy: Copy) -> None:
    (copy.folder / ".venv" / "ready").unlink()
    old = copy.folder / "old"
    old.write_text(
        '#!/bin/sh\nexec python3 -c "import sys; sys.version_info = (3, 9, 1); $2"\n', encoding="utf-8"
    )
    old.chmod(0o755)
    done = copy.make("build", "PYTHON=./old")
    assert done.returncode == 2
    assert "Tỉnh Số needs Python 3.11 or newer, this is 3.9: name one with make PYTHON=…" in done.stderr
    assert not (copy.folder / "build" / "tinh-so.db").exists()


# A stamp vouches for what its step has made


@pytest.mark.parametrize(
    ("output", "damage", "steps"),
    [
        *(("site", damage, SITE) for damage in ("all", "one file", "cut short", "edited", "added")),
        ("pages", "one file", PAGES + SITE),
        ("pictures", "one file", PICTURES + SITE),
        ("downloads", "one file", DOWNLOADS + CATALOGUE + SITE),
        ("catalogue", "one file", CATALOGUE + SITE),
        ("feed", "one file", FEED + SITE),
        ("datasette", "one file", DATASETTE),
    ],
)
def test_what_is_no_longer_as_it_was_made_is_made_anew(
    made: Copy, output: str, damage: str, steps: list[str]
) -> None:
    folder = made.folder / "build" / output
    damage_folder(folder, damage)
    assert sorted(made.steps("build")) == sorted(steps)
    assert (folder / "inner" / "b").read_text() == "made\n"
    assert made.steps("build") == []


def damage_folder(folder: Path, damage: str) -> None:
    file = folder / "inner" / "b"
    if damage == "all":
        shutil.rmtree(folder)
    elif damage == "one file":
        file.unlink()
    elif damage == "added":
        (folder / "inner" / "c").touch()
    else:
        file.write_text("" if damage == "cut short" else "fake\n")


@pytest.mark.parametrize("damage", ["missing", "edited"])
def test_a_database_that_is_no_longer_as_it_was_made_is_made_anew(made: Copy, damage: str) -> None:
    database = made.folder / "build" / "tinh-so.db"
    if damage == "missing":
        database.unlink()
    else:
        database.write_text("fake\n")
    assert sorted(made.steps("build")) == sorted(DATABASE + DERIVED)
    assert (database.read_text(), made.steps("build")) == ("made\n", [])


def test_stamps_of_an_older_build_vouch_for_nothing(made: Copy) -> None:
    for name in ("site", "check"):
        (made.folder / "build" / ".made" / name).write_text("")
    assert sorted(made.steps("build")) == sorted(CHECK[:1] + DATABASE + DERIVED)


def test_a_build_that_another_has_copied_is_not_made_anew(made: Copy, tmp_path: Path) -> None:
    shutil.copytree(made.folder, tmp_path / "copied")
    assert Copy(tmp_path / "copied").steps("build") == []


# Two at once


def start(copy: Copy, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """Start make and return when its first step has begun."""
    (copy.folder / "steps.txt").write_text("", encoding="utf-8")
    process = subprocess.Popen(
        ["make", "PY=./python", *arguments],
        cwd=copy.folder,
        env=copy.environment(**environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    while not (copy.folder / "steps.txt").read_text(encoding="utf-8"):
        time.sleep(0.01)
    return process


@pytest.mark.parametrize("target", ["build", "dev", "accept"])
def test_a_second_build_waits_for_the_first_and_says_so(copy: Copy, target: str) -> None:
    first = start(copy, "build", SLOW="0.1")
    second = copy.make(target)
    assert first.wait() == 0
    assert re.fullmatch(
        rf"Another build is at work in build/ \(make build, process {first.pid}\d*, since \d\d:\d\d:\d\d\): "
        r"waiting until it is done …\n",
        re.sub(r"process \d+", f"process {first.pid}", second.stderr),
    )
    assert second.returncode == 0
    steps = (copy.folder / "steps.txt").read_text(encoding="utf-8").splitlines()
    own = {"dev": ["scripts dev"], "accept": ["scripts accept"]}.get(target, [])
    assert sorted(line.removeprefix("-m ") for line in steps) == sorted(ALL + own)


def test_cleaning_waits_for_a_build(copy: Copy) -> None:
    first = start(copy, "build", SLOW="0.1")
    cleaned = copy.make("clean")
    assert (first.wait(), cleaned.returncode) == (0, 0)
    assert not (copy.folder / "build").exists()


def test_a_build_after_one_that_was_killed_need_not_wait(copy: Copy) -> None:
    first = start(copy, "build", SLOW="60")
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert sorted(copy.steps("build")) == ALL


def test_what_is_asked_for_in_an_order_is_made_in_it(made: Copy) -> None:
    assert sorted(made.steps("clean", "build")) == ALL
    assert (made.folder / "build" / "site" / "a").is_file()


@pytest.mark.parametrize(
    ("arguments", "step"),
    [
        (("serve", "PORT=8100", "DATASETTE_PORT=8101"), "scripts serve --port 8100 --datasette-port 8101"),
        (("dev", "PAGE=areas/hue", "PORT=8100"), "scripts dev areas/hue --port 8100"),
    ],
)
def test_a_port_can_be_chosen(made: Copy, arguments: tuple[str, ...], step: str) -> None:
    assert [" ".join(line.split()) for line in made.steps(*arguments)] == [step]
