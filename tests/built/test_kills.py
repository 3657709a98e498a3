"""A build that is killed, that meets another, or that finds no room: what was built last stands.

A sample of what ``python -m tests.kills 100`` tries, with pages of a line each.
"""

import os
import random
import resource
import signal

import pytest

from tests.kills import OUTPUTS, Kill, Workshop, find_scratch, hash_files, list_kills
from tests.small_pages import write_small_pages

pytestmark = pytest.mark.built

STEPS = ("database", "downloads", "feed", "site")
FULL = "The disk is full"


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    workshop = Workshop(tmp_path_factory.mktemp("kills"), STEPS)
    workshop.prepare(write_small_pages)
    return workshop


@pytest.mark.parametrize("kill", list_kills(STEPS, 8, random.Random(1)), ids=lambda kill: f"{kill[:3]}")
def test_a_killed_build_leaves_what_was_built_last(workshop: Workshop, kill: Kill) -> None:
    assert list(workshop.try_kill(kill, random.Random(str(kill)).random())) == []


def test_two_at_once_leave_a_whole_site_that_all_may_read(workshop: Workshop) -> None:
    workshop.reset(Kill("site", signal.SIGKILL, False, False))
    started = [workshop.start("site", lambda: os.umask(0o077)) for _ in range(2)]
    said = [process.communicate()[0].decode() for process in started]
    assert [process.returncode for process in started] == [0, 0]
    assert sorted("Another build is at work in build/ (site, process " in text for text in said) == [
        False,
        True,
    ]
    assert hash_files(workshop.build / "site") == hash_files(workshop.new / "site")
    assert list(find_scratch(workshop.build)) == []
    for path in (workshop.build / "site").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


@pytest.mark.parametrize("step", STEPS)
def test_a_full_disk_is_one_sentence_and_leaves_what_was_built_last(workshop: Workshop, step: str) -> None:
    workshop.reset(Kill(step, signal.SIGKILL, False, False))
    process = workshop.start(step, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500)))
    said = process.communicate()[0].decode()
    assert (process.returncode, said.startswith(FULL), said.count("\n")) == (1, True, 1), said
    output = OUTPUTS[step]
    assert hash_files(workshop.build / output) == hash_files(workshop.old / output)
    assert list(find_scratch(workshop.build)) == []


def test_a_damaged_page_is_noticed_however_it_is_damaged(workshop: Workshop) -> None:
    workshop.reset(Kill("site", signal.SIGKILL, False, True))
    page = workshop.build / "site" / "index.html"
    for content in (b"", b"x" * page.stat().st_size, b"more"):
        page.write_bytes(content)  # it is the file of the store, too
        assert workshop.run("site") == 0
        assert hash_files(workshop.build / "site") == hash_files(workshop.new / "site")
