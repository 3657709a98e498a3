"""The command line as a person meets it: help, one sentence for what is at fault, and nothing half-written.

Each command runs in a process of its own, in a copy of the pipeline that stands in a folder with a space and
Vietnamese letters, under the locale C, and without the archive.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.__main__ import STEPS

pytestmark = pytest.mark.built

ROOT = Path(__file__).parents[2]
COPIED = (
    *("datapackage.json", "data", "scripts", "site", "mkdocs.yml"),
    *("LICENSE", "LICENSE-data"),
)
NAMES = {step.__name__.removeprefix("run_"): text for step, text in STEPS.items()}


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


class Copy(NamedTuple):
    """A copy of the pipeline and its data, without anything built."""

    folder: Path

    def run(self, *arguments: str, **environment: str) -> Outcome:
        """Run a step in the copy, as a person would in a terminal of the locale C."""
        done = subprocess.run(
            [sys.executable, "-m", "scripts", *arguments],
            cwd=self.folder,
            env={
                "PATH": os.environ["PATH"],
                "LC_ALL": "C",
                "PYTHONDONTWRITEBYTECODE": "1",
                "COLUMNS": "1000",
                **environment,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=180,
        )
        return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def spoil(self, name: str, old: str, new: str) -> None:
        """Change one place of a file, which must be there."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    def built(self) -> dict[str, bytes]:
        """Return every file that stands under build/ but its lock; a folder is told as an empty one."""
        build = self.folder / "build"
        return {
            path.relative_to(build).as_posix(): path.read_bytes() if path.is_file() else b""
            for path in build.rglob("*")
            if path.name != ".lock"
        }


def make_copy(folder: Path) -> Copy:
    folder.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder)
    return Copy(folder)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return make_copy(tmp_path / "thử nghiệm đ")


# Help


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return a copy for commands that write nothing."""
    return make_copy(tmp_path_factory.mktemp("lệnh") / "thử nghiệm đ")


def test_help_names_every_step_and_what_it_does(lasting: Copy) -> None:
    status, out, err = lasting.run("--help")
    assert (status, err) == (0, "")
    listed = " ".join(out.partition("\n  step\n")[2].partition("\n\n")[0].split())
    assert listed == " ".join(f"{step} {text}" for step, text in NAMES.items())


@pytest.mark.parametrize("step", NAMES)
def test_each_step_has_its_help(lasting: Copy, step: str) -> None:
    status, out, err = lasting.run(step, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"usage: python -m scripts {step} ")
    assert NAMES[step] in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "the following arguments are required: step"),
        (("no-such-step",), "invalid choice: 'no-such-step'"),
        (("check", "more"), "unrecognized arguments: more"),
        (("mentions",), "the following arguments are required: text"),
        (("propose", "text.txt"), "the following arguments are required: --source, --area"),
    ],
)
def test_a_wrong_command_shows_the_right_one(lasting: Copy, arguments: tuple[str, ...], said: str) -> None:
    status, out, err = lasting.run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: python -m scripts")
    assert said in err


# The main line, in a strange place


def test_check_database_and_downloads_work_and_give_the_bytes_of_any_other_folder(copy: Copy) -> None:
    status, out, err = copy.run("check")
    assert (status, err) == (0, "")
    assert out.splitlines()[-1] == "No problems found."
    assert "TINH_SO_ARCHIVE" in out.splitlines()[0]
    assert copy.run("database") == Outcome(0, "", "")
    assert copy.run("downloads") == Outcome(0, "", "")
    made, there = copy.built(), ROOT / "build"
    assert made["tinh-so.db"] == (there / "tinh-so.db").read_bytes()
    assert made["downloads/SHA256SUMS"] == (there / "downloads" / "SHA256SUMS").read_bytes()


def test_the_published_tables_and_their_description_have_their_canonical_form(copy: Copy) -> None:
    before = {path.name: path.read_bytes() for path in (copy.folder / "data").iterdir()}
    assert copy.run("format") == Outcome(0, "", "")
    assert copy.run("readme") == Outcome(0, "", "")
    assert {path.name: path.read_bytes() for path in (copy.folder / "data").iterdir()} == before


def test_format_says_what_it_rewrote(copy: Copy) -> None:
    before = (copy.folder / "data/pillars.csv").read_bytes()
    (copy.folder / "data/pillars.csv").write_bytes(before.replace(b"\n", b"\r\n"))
    assert copy.run("format") == Outcome(0, "rewritten: data/pillars.csv\n", "")
    assert (copy.folder / "data/pillars.csv").read_bytes() == before


def test_mentions_are_printed_as_csv(copy: Copy) -> None:
    (copy.folder / "bài.txt").write_text("Đến nay trên 70% số xã có 1.126 tổ.\n", encoding="utf-8")
    assert copy.run("mentions", "bài.txt") == Outcome(
        0,
        "offset,printed,kind,value,scaled_value,percent,qualifier,unit\n"
        "13,70,figure,70,70,true,more-than,%\n"
        "26,1.126,figure,1126,1126,false,exact,tổ\n",
        "",
    )


# What is at fault is told in a sentence, with exit status 1


def fails_with_one_sentence(outcome: Outcome) -> str:
    """Return the sentence; nothing else is said, and no traceback."""
    assert (outcome.status, outcome.out) == (1, ""), outcome
    assert outcome.err.count("\n") == 1, outcome.err
    assert outcome.err.endswith("\n")
    return outcome.err.removesuffix("\n")


NEEDS_A_PACKAGE = (
    *("check", "format", "database", "downloads", "datasette", "pages", "catalogue", "feed"),
    *("readme", "agreement"),
)


@pytest.mark.parametrize("step", NEEDS_A_PACKAGE)
def test_a_missing_descriptor_is_told(copy: Copy, step: str) -> None:
    (copy.folder / "datapackage.json").unlink()
    sentence = fails_with_one_sentence(copy.run(step, TINH_SO_ARCHIVE="data"))
    assert sentence == ("datapackage.json is missing: run in the folder of the package, or name its folder")
    assert copy.built() == {}


@pytest.mark.parametrize(
    ("step", "missing"),
    [
        ("downloads", "build/tinh-so.db"),
        ("catalogue", "build/downloads"),
        ("feed", "build/tinh-so.db"),
        ("pictures", "build/tinh-so.db"),
        ("pages", "build/tinh-so.db"),
        ("site", "build/pages"),
        ("serve", "build/site"),
    ],
)
def test_a_step_before_its_time_says_what_to_make_first(copy: Copy, step: str, missing: str) -> None:
    sentence = fails_with_one_sentence(copy.run(step))
    assert sentence.startswith(f"{missing} is missing: make it first, with ")
    assert copy.built() == {}


@pytest.mark.parametrize(
    ("table", "old", "new", "sentence"),
    [
        (
            "pillars",
            ",3\n",
            ",third\n",
            "pillars.csv:7 position: third is not a whole number: write digits only, as in 1126",
        ),
        (
            "pillars",
            "infrastructure,",
            "infrastructure,,",
            "pillars.csv:7: the row has 5 cells where the header has 4: add or remove commas, "
            "and put a cell that holds a comma in double quotes",
        ),
        (
            "units",
            "symbol_vi",
            "symbol",
            "units.csv:1: the header is id,name_vi,name_en,symbol,symbol_en,minimum,maximum,larger_unit_id,"
            "per_larger: "
            "make it id,name_vi,name_en,symbol_vi,symbol_en,minimum,maximum,larger_unit_id,per_larger",
        ),
    ],
)
def test_a_broken_table_is_told_and_the_last_good_database_stays(
    copy: Copy, table: str, old: str, new: str, sentence: str
) -> None:
    assert copy.run("database").status == 0
    before = copy.built()
    copy.spoil(f"data/{table}.csv", old, new)
    assert fails_with_one_sentence(copy.run("database")) == sentence
    assert copy.built() == before
    status, _, err = copy.run("check")
    assert status == 1
    assert sentence in err.splitlines()
    assert "Traceback" not in err


def test_check_reports_all_problems_together(copy: Copy) -> None:
    copy.spoil("data/pillars.csv", ",3\n", ",third\n")
    copy.spoil("data/successions.csv", ",merged,", ",swallowed,")
    status, _, err = copy.run("check")
    assert status == 1
    told = [line for line in err.splitlines() if not line.startswith("The archived texts are not at hand")]
    assert told == [
        "successions.csv:2 kind: swallowed is not among merged, upgraded: use one of these",
        "successions.csv:2: the row is not as 0.2.0 published it: add a row to amendments.csv for each "
        "changed cell, with what stood there before",
        "pillars.csv:7 position: third is not a whole number: write digits only, as in 1126",
        "Problems found: 3.",
    ]


def test_a_missing_table_is_told(copy: Copy) -> None:
    (copy.folder / "data/tiles.csv").unlink()
    sentence = "data/tiles.csv is missing: every resource of datapackage.json needs its file"
    assert fails_with_one_sentence(copy.run("database")) == sentence
    assert copy.built() == {}
    status, _, err = copy.run("check")
    assert (status, sentence in err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("mentions", "no.txt"),
            "no.txt: cannot be read (No such file or directory): give the path of a text file",
        ),
        (("mentions", "latin.txt"), "latin.txt: byte 0 is not UTF-8: save the text as UTF-8"),
        (
            ("propose", "latin.txt", "--source", "mic-dti-2022", "--area", "ha-noi"),
            "latin.txt: byte 0 is not UTF-8: save the text as UTF-8",
        ),
        (
            ("propose", "latin.txt", "--source", "no-source", "--area", "ha-noi"),
            "no-source is not in sources.csv: add its row first, as the step snapshot prints it",
        ),
        (
            ("propose", "latin.txt", "--source", "mic-dti-2022", "--area", "atlantis"),
            "atlantis is not in areas.csv: give the id of a row of it, like quang-tri",
        ),
        (
            ("snapshot", "text.txt"),
            "There is no archive at hand: set TINH_SO_ARCHIVE to the folder of the texts.",
        ),
        (("agreement",), "There is no archive at hand: set TINH_SO_ARCHIVE to the folder of the texts."),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_a_text_that_cannot_be_used_is_told(copy: Copy, arguments: tuple[str, ...], sentence: str) -> None:
    (copy.folder / "latin.txt").write_bytes(b"\xe0 70%")
    assert fails_with_one_sentence(copy.run(*arguments)) == sentence
    assert copy.built() == {}


def test_an_archive_that_is_not_there_is_told(copy: Copy) -> None:
    assert fails_with_one_sentence(copy.run("agreement", TINH_SO_ARCHIVE="không có")) == (
        "không có is not a folder: set TINH_SO_ARCHIVE to the folder that holds the archived texts"
    )


def test_an_archive_without_the_texts_measures_nothing_and_says_so(copy: Copy) -> None:
    (copy.folder / "trống").mkdir()
    assert "TINH_SO_ARCHIVE" in fails_with_one_sentence(copy.run("agreement", TINH_SO_ARCHIVE="trống"))
