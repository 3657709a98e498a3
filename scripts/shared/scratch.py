"""Names for unfinished work beside what it is to become, and an end to what dead processes left of it.

A name tells whose it is and what: ``.site.4711-9f86d081.new`` is written by process 4711 and becomes
``site``, ``….old`` is what stood there before and is on its way out, ``….own`` is a running server's own
folder. What bears the name of a process that has ended belongs to nobody.
"""

import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

NAME = re.compile(r"\.(?P<target>.+)\.(?P<process>\d+)-(?:[0-9a-f]{8}|own)\.(?P<kind>new|old|own)")


def name_scratch(target: Path, kind: str = "new") -> Path:
    """Return a name beside ``target`` that nobody else uses, so that a swap is a rename; make its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    tidy_once(target.parent)
    return target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}.{kind}")


def name_own(target: Path) -> Path:
    """Return the name of this process's own folder: the same one as long as the process lives."""
    return target.with_name(f".{target.name}.{os.getpid()}-own.own")


@contextmanager
def scratch_folder(target: Path) -> Iterator[Path]:
    """Give a folder for work on the way to ``target``; it goes when the block ends."""
    folder = name_scratch(target)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@lru_cache
def tidy_once(folder: Path) -> None:
    """Tidy a folder, at most once in the life of this process."""
    tidy(folder)


def tidy(folder: Path, is_left: Callable[[int, str], bool] | None = None) -> None:
    """Remove what dead processes left in a folder, and put back what an interrupted swap had taken away.

    ``is_left`` tells by process and kind what nobody works on any more: without it, what is a dead process's.
    """
    is_left = is_left or (lambda process, kind: not is_alive(process))
    for path in folder.iterdir() if folder.is_dir() else ():
        found = NAME.fullmatch(path.name)
        if found and is_left(int(found["process"]), found["kind"]):
            target = path.with_name(found["target"])
            if found["kind"] == "old" and not target.exists():
                with suppress(OSError):  # another process has just done so
                    path.rename(target)
            remove(path)


def remove(path: Path) -> None:
    """Remove a file or a folder, which may be gone already."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def is_alive(process: int) -> bool:
    """Tell whether a process lives on this machine."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it is somebody else's
        return True
    return True
