"""Swapping finished work into its place."""

import os
import threading
import time
from pathlib import Path

import pytest

from scripts.shared.replace import ABANDONED, replaced_file, replaced_folder


def read_folder(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.txt"))}


def test_a_folder_is_replaced_whole_and_leaves_no_scratch(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with replaced_folder(tmp_path / "site") as folder:
            (folder / f"{name}.txt").write_text(name)
    assert read_folder(tmp_path) == {"site/two.txt": "two"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failure_leaves_the_last_folder_and_no_scratch(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "good.txt").write_text("good")
    with pytest.raises(RuntimeError), replaced_folder(tmp_path / "site") as folder:
        (folder / "bad.txt").write_text("bad")
        raise RuntimeError
    assert read_folder(tmp_path) == {"site/good.txt": "good"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failure_leaves_the_last_file(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("good")
    with pytest.raises(RuntimeError), replaced_file(tmp_path / "a.db") as new:
        new.write_text("bad")
        raise RuntimeError
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.db", "good")]


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
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_an_interrupted_build_left_is_removed_after_an_hour(tmp_path: Path) -> None:
    ages = {".site.old.new": ABANDONED + 60, ".site.young.new": 60}
    for name, age in ages.items():
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    with replaced_folder(tmp_path / "site"):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.young.new", "site"]
