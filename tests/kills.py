"""Kill the steps of a build at any moment, and see that what was built last stands.

``python -m tests.kills 100`` does so a hundred times, in turn with each step and with ``make build``, over
the small package: an output is to be built anew from changed data, its build is killed, and then the output
must be the old or the new one, whole; nothing that was started may run on; and the next build must end well,
give the same bytes as one that nobody killed, and leave no scratch. Whatever is not so is printed, with
status 1.
"""

import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.edits import add_figure
from tests.sample import write_sample

ROOT = Path(__file__).parents[1]
LINKED = ("scripts", "mkdocs.yml", "LICENSE", "LICENSE-data", "Makefile", "requirements.lock")
OUTPUTS = {
    "database": "tinh-so.db",
    **{step: step for step in ("downloads", "datasette", "catalogue", "feed", "pictures", "pages", "site")},
}
"""The output of each step, in the order of a build."""
KEPT = {"pictures": (".pictures",), "site": ("rendered", "rendered.json", ".site.spare")}
"""What a step keeps beside its output, to be faster the next time."""
MAKE = "make"
UNCHECKED = f"""#!/bin/sh
case "$*" in "-m scripts check" | "-m frictionless"*) exit 0;; esac
exec {sys.executable} "$@"
"""
"""Stands for Python in make: whether the changed data are right is not what is tried here."""
COUNTED = re.compile(r"<!-- n: .*?<!-- /n -->", re.DOTALL)
PATIENCE = 120.0
"""Seconds in which whatever a killed build has started must have ended."""

Files = dict[str, str]
"""A hash of each file by its place; a file that is an output has the place "."."""


class Kill(NamedTuple):
    """What is killed: a step, or make; by which signal, alone or with all that it has started."""

    step: str
    signal: signal.Signals
    is_group: bool
    keeps: bool
    """Whether the build finds what an earlier one has kept."""


class Workshop:
    """A folder in which the small package is built; ``old`` and ``new`` are what it was and is to become."""

    def __init__(self, folder: Path, steps: Iterable[str]) -> None:
        self.folder, self.steps = folder, tuple(steps)
        self.build, self.old, self.new = folder / "work" / "build", folder / "old", folder / "new"
        self.seconds: dict[tuple[str, bool], float] = {}

    def prepare(self, write_pages: Callable[[Path], None] | None = None) -> None:
        """Build all from the small package, then from the same with changes; pages may be others' work."""
        work = self.folder / "work"
        package = write_sample(work)
        add_figure(package, {"id": "f0099", "obs_value": "70", "source_id": "ranks-2024", "paragraph": ""})
        shutil.copy(ROOT / "data" / "README.md", work / "data")
        for name in LINKED:
            (work / name).symlink_to(ROOT / name)
        (work / ".venv").symlink_to(ROOT / ".venv")
        (work / "python").write_text(UNCHECKED, encoding="utf-8")
        (work / "python").chmod(0o755)
        shutil.copytree(ROOT / "site", work / "site")
        for page in (work / "site" / "pages").rglob("*.md"):  # they count what the small package lacks
            page.write_text(COUNTED.sub("0", page.read_text(encoding="utf-8")), encoding="utf-8")
        for stage in (self.old, self.new):
            if stage == self.new:
                self._edit()
            if write_pages:
                write_pages(self.build / "pages")
            for step in self.steps:
                began = time.monotonic()
                self.run(step, check=True)
                self.seconds[step, stage == self.new] = time.monotonic() - began
            shutil.copytree(self.build, stage)
            if stage == self.new and self.steps == tuple(OUTPUTS):
                began = time.monotonic()
                self.run(MAKE, check=True)
                self.seconds[MAKE, True] = self.seconds[MAKE, False] = time.monotonic() - began

    def _edit(self) -> None:
        """Change what every step reads."""
        for place, old, new in (
            ("datapackage.json", '"title": "', '"title": "New. '),
            ("data/indicators.csv", ",Tỷ lệ số hóa,", ",Tỷ lệ số hóa mới,"),
        ):
            path = self.folder / "work" / place
            text = path.read_text(encoding="utf-8")
            assert old in text, place
            path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def reset(self, kill: Kill) -> None:
        """Lay out what the killed build finds: its output as it was, and all before it as it has become."""
        shutil.rmtree(self.build, ignore_errors=True)
        shutil.copytree(self.old if kill.step == MAKE else self.new, self.build)
        if kill.step != MAKE:
            for name in (OUTPUTS[kill.step], *KEPT.get(kill.step, ())):
                _copy(self.old / name, self.build / name)
        if not kill.keeps:
            for name in (name for kept in KEPT.values() for name in kept):
                _remove(self.build / name)

    def start(self, step: str, limit: Callable[[], object] | None = None) -> "subprocess.Popen[bytes]":
        """Start a step or make; ``limit`` is called in its process before it begins."""
        python = [sys.executable, "-m", "scripts", step]
        command = ["make", "PY=./python", "build"] if step == MAKE else python
        return subprocess.Popen(
            command,
            cwd=self.folder / "work",
            env=os.environ | {"TINH_SO_ARCHIVE": str(self.folder / "work" / "archive")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=limit,
        )

    def run(self, step: str, check: bool = False) -> int:
        process = self.start(step)
        said, _ = process.communicate()
        if check and process.returncode:
            raise RuntimeError(f"{step}: {said.decode()}")
        return process.returncode

    def try_kill(self, kill: Kill, moment: float) -> Iterator[str]:
        """Kill a build after some part of its time; yield what is wrong then."""
        self.reset(kill)
        process = self.start(kill.step)
        time.sleep(moment * self.seconds[kill.step, kill.keeps])
        if process.poll() is None:
            (os.killpg if kill.is_group else os.kill)(process.pid, kill.signal)
        yield from find_running(process)
        steps = self.steps if kill.step == MAKE else (kill.step,)
        outputs = {step: OUTPUTS[step] for step in steps}
        for step, name in outputs.items():
            if hash_files(self.build / name) not in (
                hash_files(self.old / name),
                hash_files(self.new / name),
            ):
                yield f"{step}: the output is neither the old one nor the new one"
        if self.run(kill.step) != 0:
            yield f"{kill.step}: the next build fails"
        for step, name in outputs.items():
            if hash_files(self.build / name) != hash_files(self.new / name):
                yield f"{step}: the next build gives something else"
        yield from (f"{path} is left" for path in find_scratch(self.build))


def find_running(killed: "subprocess.Popen[bytes]") -> Iterator[str]:
    """Wait for the end of all that a killed process has started; yield what does not end."""
    end = time.monotonic() + PATIENCE
    killed.communicate()  # its output is open as long as one of its children lives
    while time.monotonic() < end:
        listed = subprocess.run(
            ["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True
        ).stdout
        rows = [line.split(None, 2) for line in listed.splitlines()]
        left = [row for row in rows if int(row[0]) == killed.pid and not row[1].startswith("Z")]
        if not left:
            return
        time.sleep(0.1)
    yield from (f"still running: {row[2]}" for row in left)


def find_scratch(build: Path) -> Iterator[Path]:
    """Yield what stands under the built folder and is nobody's output."""
    for path in build.rglob(".*"):
        if path.name not in (".lock", ".pictures", ".site.spare", ".made"):
            yield path
    yield from build.rglob("tmp*")


def hash_files(output: Path) -> Files:
    """Return a hash of each file of an output; none where it is missing."""
    paths = [output] if output.is_file() else sorted(path for path in output.rglob("*") if path.is_file())
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths
    }


def list_kills(steps: Iterable[str], count: int, chance: random.Random) -> list[Kill]:
    """Return as many kills as asked for, in turn of each step; most are sudden, some allow a cleaning up."""
    steps = list(steps)
    ways = [(signal.SIGKILL, False), (signal.SIGKILL, True), (signal.SIGTERM, False), (signal.SIGINT, True)]
    return [
        Kill(steps[number % len(steps)], *ways[number // len(steps) % len(ways)], chance.random() < 0.7)
        for number in range(count)
    ]


def _copy(source: Path, target: Path) -> None:
    _remove(target)
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.exists():
        shutil.copy2(source, target)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def main(count: int, seed: int) -> int:
    """Kill as often as asked for; print each kill, what was wrong, and how often something was."""
    chance = random.Random(seed)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder), OUTPUTS)
        workshop.prepare()
        for number, kill in enumerate(list_kills([*OUTPUTS, MAKE], count, chance), start=1):
            moment = chance.random()
            faults = list(workshop.try_kill(kill, moment))
            wrong += bool(faults)
            way = f"{kill.signal.name} {'to all' if kill.is_group else 'to it alone'}"
            print(f"{number} {kill.step} at {moment:.0%}, {way}: {'; '.join(faults) or 'well'}", flush=True)
    print(f"{count} kills, {wrong} with faults.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
