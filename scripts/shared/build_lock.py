"""One build at a time: a second one says who is at work, and waits.

``python -m scripts.shared.build_lock build "make build" make …`` takes the lock of the folder ``build`` under
that name and becomes the command. The lock is the system's own (``flock``), on an open file that whatever the
command starts inherits: it goes with the last process that holds it, however that ends. A step on its own
takes the lock itself.
"""

import fcntl
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.shared.scratch import is_alive, tidy
from scripts.shared.stamps import discard_untrue

VARIABLE = "TINH_SO_BUILD_LOCK"
"""Names, to what a build starts, the open file that holds the lock."""
NAME = ".lock"
PUBLIC = 0o022
"""The mask of what a build writes: all may read it, whatever the builder's other files are like."""


@contextmanager
def building(folder: Path, what: str) -> Iterator[None]:
    """Hold a folder's lock, or go on under the one that a build around this process holds."""
    os.umask(PUBLIC)
    if is_held(folder):
        yield
        return
    lock = take_lock(folder, what)
    try:
        tidy_all(folder)
        yield
    finally:
        os.close(lock)


def is_held(folder: Path) -> bool:
    """Tell whether the build that started this process holds the folder's lock."""
    named = os.environ.get(VARIABLE, "")
    return named.isdecimal() and _is_lock(int(named), folder)


def take_lock(folder: Path, what: str) -> int:
    """Return an open file that holds the folder's lock, after waiting for whoever holds it."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(format_wait(lock, folder), file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        if _is_lock(lock, folder):  # or `make clean` has removed it in the meantime
            break
        os.close(lock)
    with suppress(OSError):  # a full disk: then nobody learns who holds the lock, but it is held
        os.ftruncate(lock, 0)
        os.pwrite(lock, f"{what}, process {os.getpid()}, since {time.strftime('%H:%M:%S')}".encode(), 0)
    return lock


def format_wait(lock: int, folder: Path) -> str:
    """Return the sentence for whoever has to wait: who is at work."""
    holder = os.pread(lock, 500, 0).decode(errors="replace") or "one that has just begun"
    return f"Another build is at work in {folder}/ ({holder}): waiting until it is done …"


def tidy_all(folder: Path) -> None:
    """Remove what interrupted builds left: whoever holds the lock knows that no other build works here.

    The folder of a server stays as long as its process lives, and so does its scratch file in a store.
    """
    tidy(folder, lambda process, kind: kind != "own" or not is_alive(process))
    for inner in folder.iterdir():
        if inner.is_dir():
            tidy(inner)


def run_locked(folder: Path, what: str, command: Sequence[str]) -> None:
    """Become a command that holds the folder's lock; stamps that do not vouch for their output go first."""
    os.umask(PUBLIC)
    lock = take_lock(folder, what)
    tidy_all(folder)
    discard_untrue(folder / ".made")
    os.set_inheritable(lock, True)
    os.execvpe(command[0], [*command], os.environ | {VARIABLE: str(lock)})


def _is_lock(file: int, folder: Path) -> bool:
    """Tell whether an open file is the folder's lock, as it stands there now."""
    try:
        return os.path.samestat(os.fstat(file), os.stat(folder / NAME))
    except OSError:
        return False


if __name__ == "__main__":
    try:
        run_locked(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
    except KeyboardInterrupt:
        sys.exit(130)
