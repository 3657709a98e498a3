"""Swapping finished work into its place, and what dead processes left of theirs."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.shared import exchange, replace, scratch
from scripts.shared.replace import replaced_file, replaced_folder
from scripts.shared.scratch import name_own, name_scratch, scratch_folder, tidy

KILLED = """
import os, signal, sys
from pathlib import Path
from scripts.shared import replace
replace.exchange = lambda one, other: False
rename, count = os.rename, 0
def killing(*paths):
    global count
    if count == {after}:
        os.kill(os.getpid(), signal.SIGKILL)
    rename(*paths)
    count += 1
os.rename = killing
with replace.replaced_folder(Path(sys.argv[1])) as folder:
    (folder / "a.txt").write_text("new")
"""


@pytest.fixture(params=["at once", "in two steps"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Swap as this system does, and as one does that has no function for it."""
    if request.param == "in two steps":
        monkeypatch.setattr(replace, "exchange", lambda one, other: False)


@pytest.fixture
def dead() -> int:
    """Return the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


def read_folder(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.txt"))}


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("either_way")
def test_a_folder_is_replaced_whole_and_leaves_no_scratch(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with replaced_folder(tmp_path / "site") as folder:
            (folder / f"{name}.txt").write_text(name)
    assert read_folder(tmp_path) == {"site/two.txt": "two"}
    assert list_names(tmp_path) == ["site"]


def test_a_failure_leaves_the_last_folder_and_no_scratch(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "good.txt").write_text("good")
    with pytest.raises(RuntimeError), replaced_folder(tmp_path / "site") as folder:
        (folder / "bad.txt").write_text("bad")
        raise RuntimeError
    assert read_folder(tmp_path) == {"site/good.txt": "good"}
    assert list_names(tmp_path) == ["site"]


def test_a_failure_leaves_the_last_file(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("good")
    with pytest.raises(RuntimeError), replaced_file(tmp_path / "a.db") as new:
        new.write_text("bad")
        raise RuntimeError
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.db", "good")]


def test_what_stood_there_goes_though_another_is_faster_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, rename = tmp_path / "site", os.rename
    calls: list[str] = []

    def rename_late(old: Path, new: Path) -> None:
        calls.append(new.suffix or "target")
        if len(calls) == 2:  # another build's folder was there, and has just been taken away
            raise OSError
        if len(calls) == 3:
            make_folder(target, "another")
        rename(old, new)

    make_folder(target, "first")
    monkeypatch.setattr(replace, "exchange", lambda *_: False)
    monkeypatch.setattr(os, "rename", rename_late)
    with replaced_folder(target) as new:
        (new / "a.txt").write_text("last")
    assert calls == [".old", "target", "target", ".old", "target"]
    assert read_folder(tmp_path) == {"site/a.txt": "last"}
    assert list_names(tmp_path) == ["site"]


def make_folder(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "a.txt").write_text(text)


@pytest.mark.usefixtures("either_way")
def test_two_at_once_do_not_meet(tmp_path: Path) -> None:
    target = tmp_path / "site"
    together = threading.Barrier(4)

    def replace(name: str) -> None:
        for _ in range(20):
            with replaced_folder(target) as folder:
                (folder / "one.txt").write_text(name)
                (folder / "two.txt").write_text(name)
            together.wait()

    threads = [threading.Thread(target=replace, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    left = read_folder(tmp_path)
    assert sorted(left) == ["site/one.txt", "site/two.txt"]
    assert len(set(left.values())) == 1
    assert list_names(tmp_path) == ["site"]


def test_no_reader_finds_nothing_while_folders_are_swapped(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with replaced_folder(target):
        pass
    (tmp_path / "other").mkdir()
    if not exchange.exchange(target, tmp_path / "other"):
        pytest.skip("this disk cannot swap two names at once")
    missing: list[bool] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            missing.append(not target.exists())

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(200):
        with replaced_folder(target):
            pass
    done.set()
    reader.join()
    assert (missing != [], any(missing)) == (True, False)


def test_swapping_with_what_is_missing_fails_and_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    try:
        swapped = exchange.exchange(tmp_path / "one", tmp_path / "two")
    except FileNotFoundError:
        swapped = False
    assert (swapped, list_names(tmp_path)) == (False, ["one"])


@pytest.mark.parametrize(("after", "standing"), [(0, "old"), (1, None), (2, "new")])
def test_a_build_that_is_killed_between_two_renames_is_made_good(
    tmp_path: Path, after: int, standing: str | None
) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "a.txt").write_text("old")
    code = KILLED.format(after=after)
    killed = subprocess.run([sys.executable, "-c", code, target], cwd=Path(__file__).parents[3])
    assert killed.returncode == (-9 if after < 2 else 0)
    assert read_folder(tmp_path).get("site/a.txt") == standing
    tidy(tmp_path)
    assert read_folder(tmp_path) == {"site/a.txt": standing or "old"}
    assert list_names(tmp_path) == ["site"]


def test_what_dead_processes_left_goes_and_what_the_living_write_stays(tmp_path: Path, dead: int) -> None:
    living = os.getpid()
    for name in (
        *(f".site.{dead}-0123abcd.new", f".site.{dead}-0123abcd.old", f".dev.{dead}-own.own"),
        *(f".site.{living}-0123abcd.new", f".dev.{living}-own.own", ".site.spare", "site"),
    ):
        (tmp_path / name / "folder").mkdir(parents=True)
    (tmp_path / f".a.db.{dead}-0123abcd.new").write_text("half")
    tidy(tmp_path)
    assert list_names(tmp_path) == sorted(
        [f".site.{living}-0123abcd.new", f".dev.{living}-own.own", ".site.spare", "site"]
    )


def test_scratch_is_tidied_when_new_work_begins(tmp_path: Path, dead: int) -> None:
    (tmp_path / f".site.{dead}-0123abcd.new").mkdir()
    with replaced_folder(tmp_path / "pages"):
        pass
    assert list_names(tmp_path) == ["pages"]


def test_a_folder_for_work_goes_with_it(tmp_path: Path) -> None:
    with scratch_folder(tmp_path / "more" / "rendered") as folder:
        (folder / "a.txt").write_text("a")
        [name] = list_names(tmp_path / "more")
        assert name.startswith(f".rendered.{os.getpid()}-")
    assert list_names(tmp_path / "more") == []


@pytest.mark.parametrize("make", [name_scratch, name_own])
def test_a_scratch_name_is_known_as_such(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    found = scratch.NAME.fullmatch(make(tmp_path / "tinh-so.db").name)
    assert found and (found["target"], int(found["process"])) == ("tinh-so.db", os.getpid())


def test_what_is_copied_gets_the_modes_of_new_files(tmp_path: Path) -> None:
    with replaced_folder(tmp_path / "site") as folder:
        (folder / "inner").mkdir(mode=0o700)
        (folder / "inner" / "a.txt").touch(mode=0o600)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "a.txt").touch()
    for place in (".", "a.txt"):
        expected = (tmp_path / "new" / place).stat().st_mode
        assert (tmp_path / "site" / "inner" / place).stat().st_mode == expected
