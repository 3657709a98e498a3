"""Stamps: what a step has made is as it was when it ended, or its stamp goes."""

import os
from pathlib import Path

import pytest

from scripts.shared.stamps import describe, discard_untrue, write_stamp


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return a folder of two files, in the working folder."""
    output = tmp_path / "output"
    (output / "inner").mkdir(parents=True)
    for place in ("a", "inner/b"):
        (output / place).write_text("text")
    return output


def stamp(folder: Path, name: str, output: Path | None) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.new").touch()
    os.utime(folder / f"{name}.new", ns=(1, 10**18))
    write_stamp(folder / name, output)
    return folder / name


def test_a_stamp_is_as_old_as_the_beginning_of_its_step(tmp_path: Path, output: Path) -> None:
    made = stamp(tmp_path / "made", "pages", output)
    assert made.stat().st_mtime_ns == 10**18
    assert made.read_text() == f"vouches for {output}\n{describe(output)}\n"
    assert [path.name for path in made.parent.iterdir()] == ["pages"]


def test_stamps_of_what_is_as_it_was_stay(tmp_path: Path, output: Path) -> None:
    for name, made in (("pages", output), ("check", None), ("file", output / "a")):
        stamp(tmp_path / "made", name, made)
    (tmp_path / "made" / "settings").write_text("\n")
    discard_untrue(tmp_path / "made")
    assert sorted(os.listdir(tmp_path / "made")) == ["check", "file", "pages", "settings"]


@pytest.mark.parametrize("damage", ["gone", "longer", "same length", "added", "renamed", "touched"])
def test_a_stamp_of_what_has_changed_goes(tmp_path: Path, output: Path, damage: str) -> None:
    stamp(tmp_path / "made", "pages", output)
    file = output / "inner" / "b"
    if damage == "gone":
        file.unlink()
    elif damage == "added":
        (output / "c").touch()
    elif damage == "renamed":
        file.rename(output / "inner" / "c")
    elif damage == "touched":
        file.touch()
    else:
        file.write_text({"longer": "text and more", "same length": "taxt"}[damage])
    discard_untrue(tmp_path / "made")
    assert os.listdir(tmp_path / "made") == []


def test_stamps_that_say_nothing_go(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    for name in ("site", "pages.new"):
        (tmp_path / "made" / name).touch()
    discard_untrue(tmp_path / "made")
    assert os.listdir(tmp_path / "made") == []


def test_what_is_missing_is_described_as_such(tmp_path: Path) -> None:
    assert describe(tmp_path / "nothing") == "missing"


def test_a_folder_without_stamps_is_left_alone(tmp_path: Path) -> None:
    discard_untrue(tmp_path / "made")
    assert os.listdir(tmp_path) == []
