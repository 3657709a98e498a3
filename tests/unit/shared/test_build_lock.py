"""The lock of a build: two do not meet, and a dead one holds nothing."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scripts.shared import build_lock
from scripts.shared.build_lock import building, is_held, take_lock

ROOT = Path(__file__).parents[3]
HOLD = "import os, sys; print('held', flush=True); sys.stdin.read()"


def start_locked(folder: Path, *command: str) -> "subprocess.Popen[str]":
    """Start a command under a folder's lock, and return when it holds it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts.shared.build_lock", str(folder), "make build", *command],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "held\n"
    return process


def test_who_comes_second_is_told_who_is_at_work_and_waits(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with start_locked(tmp_path, sys.executable, "-c", HOLD) as first:
        end = threading.Timer(0.3, first.communicate)
        end.start()
        with building(tmp_path, "site"):
            assert first.wait() == 0
        end.join()  # it still reads from the pipe that leaving this block closes
    assert re.fullmatch(
        rf"Another build is at work in {re.escape(str(tmp_path))}/ "
        rf"\(make build, process {first.pid}, since \d\d:\d\d:\d\d\): waiting until it is done …\n",
        capfd.readouterr().err,
    )


def test_a_killed_build_holds_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with start_locked(tmp_path, sys.executable, "-c", HOLD) as first:
        first.kill()
    with building(tmp_path, "site"):
        assert capfd.readouterr().err == ""


def test_what_a_build_starts_works_under_its_lock(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from scripts.shared.build_lock import *\n"
        f"with building(Path({str(tmp_path)!r}), 'site'): print('held')"
    )
    with start_locked(tmp_path, "sh", "-c", f'{sys.executable} -c "{code}"') as build:
        assert build.wait(timeout=120) == 0


@pytest.mark.parametrize("named", ["", "0", "99", "nonsense"])
def test_a_name_that_is_no_lock_of_the_folder_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    os.close(take_lock(tmp_path, "site"))
    monkeypatch.setenv(build_lock.VARIABLE, named)
    assert not is_held(tmp_path)


def test_a_folder_that_was_removed_while_one_waited_is_locked_anew(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    with start_locked(folder, sys.executable, "-c", HOLD) as first:
        (folder / build_lock.NAME).unlink()
        with building(folder, "site"):
            assert (folder / build_lock.NAME).read_text().startswith(f"site, process {os.getpid()}, since ")
        first.communicate()


def test_scratch_of_an_interrupted_build_goes_whatever_its_number(tmp_path: Path) -> None:
    living = os.getpid()  # a container counts its processes anew, so that a dead one's number may live again
    for name in (f".site.{living}-0123abcd.new", f".dev.{living}-own.own", "rendered"):
        (tmp_path / name).mkdir()
    with building(tmp_path, "site"):
        assert sorted(os.listdir(tmp_path)) == [f".dev.{living}-own.own", ".lock", "rendered"]


def test_what_is_built_may_be_read_by_all(tmp_path: Path) -> None:
    code = (
        "import os; os.umask(0o077); from pathlib import Path; from scripts.shared.build_lock import *\n"
        "with building(Path('build'), 'site'): Path('build/a').touch()"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True)
    modes = [oct((tmp_path / name).stat().st_mode & 0o777) for name in ("build", "build/a", "build/.lock")]
    assert modes == ["0o755", "0o644", "0o644"]
