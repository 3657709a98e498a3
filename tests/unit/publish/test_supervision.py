"""`serve` and what it starts: told when it answers, ended as one."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import pytest

from scripts.database import loader as database
from scripts.publish import datasette_folder as datasette
from scripts.publish.serve import claim_port, tell_links
from scripts.publish.static_server import make_server
from tests.sample import write_sample
from tests.servers import free_port

ROOT = Path(__file__).parents[3]
SAID = re.compile(r"Site       (http://127\.0\.0\.1:\d+/)\nDatasette  (http://127\.0\.0\.1:\d+/)\n")


class Served(NamedTuple):
    """A running ``serve``, the process that it has started, and the two addresses."""

    process: "subprocess.Popen[str]"
    child: int
    site: str
    datasette: str


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which a site of one page, a database and Datasette's folder are built."""
    folder = tmp_path_factory.mktemp("serve")
    package = write_sample(folder / "package")
    database.build(package, folder / "build" / "tinh-so.db")
    datasette.build(package, folder / "build" / "datasette")
    (folder / "build" / "site").mkdir()
    (folder / "build" / "site" / "index.html").write_text("the site", encoding="utf-8")
    return folder


def start(folder: Path, *options: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "scripts", "serve", *options],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Run ``serve`` on free ports, give it when it has told its addresses, and end it."""
    with start(folder, "--port", "0", "--datasette-port", "0") as process:
        assert process.stdout is not None
        found = SAID.fullmatch(process.stdout.readline() + process.stdout.readline())
        assert found, process.stderr and process.stderr.read()
        yield Served(process, find_child(process.pid), found[1], found[2])
        process.kill()


def find_child(parent: int) -> int:
    listed = subprocess.run(["ps", "-A", "-o", "ppid=,pid="], capture_output=True, text=True)
    [child] = [pid for ppid, pid in map(str.split, listed.stdout.splitlines()) if int(ppid) == parent]
    return int(child)


def wait_until_gone(process: int) -> None:
    """Wait until a process has ended, whether or not somebody has asked how."""
    end = time.monotonic() + 20
    while True:
        asked = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True)
        if asked.stdout.strip()[:1] in ("", "Z"):
            return
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 0), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)],
)
def test_an_address_that_is_told_answers_and_none_is_left_behind(
    folder: Path, number: signal.Signals, status: int
) -> None:
    if number != signal.SIGKILL and signal.getsignal(number) == signal.SIG_IGN:
        pytest.skip("this run is told to ignore the signal, as nohup does, and so are its children")
    with served(folder) as running:
        for address, text in ((running.site, "the site"), (running.datasette, "Datasette")):
            with urlopen(address) as answer:
                assert text in answer.read().decode()
        running.process.send_signal(number)
        assert running.process.wait(timeout=120) == status
        wait_until_gone(running.child)


def test_a_child_that_dies_is_told_and_ends_the_rest(folder: Path) -> None:
    with served(folder) as running:
        os.kill(running.child, signal.SIGKILL)
        assert running.process.wait(timeout=120) == 1
        assert running.process.stderr is not None
        said = running.process.stderr.read()
        assert said.startswith("Datasette has ended by SIGKILL, so the site is served no more. It said: ")
        assert said.count("\n") == 1


def test_a_child_that_cannot_start_is_told_and_no_address_is(folder: Path, tmp_path: Path) -> None:
    for name in ("site", "datasette"):
        (tmp_path / "build" / name).mkdir(parents=True)
    (tmp_path / "build" / "tinh-so.db").write_text("no database", encoding="utf-8")
    process = start(tmp_path, "--port", "0", "--datasette-port", "0")
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (1, "")
    assert re.fullmatch(
        r"Datasette has ended with status \d+, so the site is served no more\. It said: .+\n", err
    )


@pytest.mark.parametrize("option", ["--port", "--datasette-port"])
def test_a_taken_port_is_one_sentence(folder: Path, tmp_path: Path, option: str) -> None:
    with make_server(tmp_path, 0) as other:
        other_option = {"--port": "--datasette-port", "--datasette-port": "--port"}[option]
        process = start(folder, option, str(other.server_port), other_option, "0")
        assert process.communicate(timeout=120) == (
            "",
            f"Port {other.server_port} is taken: stop the program that uses it, or choose another with "
            f"{option}.\n",
        )
        assert process.returncode == 1


def test_what_is_not_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    out, err = start(tmp_path).communicate(timeout=120)
    assert (out, err) == ("", "build/site is missing: make it first, with python -m scripts site\n")


def test_links_that_lead_elsewhere_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.shared.settings.DATASETTE_URL", "http://127.0.0.1:8001/")
    assert tell_links(8001) == ""
    assert tell_links(9001) == (
        "The site's links to Datasette lead to http://127.0.0.1:8001/: "
        "make build TINH_SO_DATASETTE_URL=http://127.0.0.1:9001/ changes that.\n"
    )


def test_a_free_port_is_claimed_as_it_is() -> None:
    port = free_port()
    assert claim_port(port) == port
