"""Stamps that vouch: each says which output it stands for and what that was like when the step ended.

``python -m scripts.shared.stamps build/.made/pages build/pages`` writes one; before a build, whoever takes
its lock discards the stamps that are no longer true. What an output is like are the names of its files, their
sizes and when they were written: a file that is missing, cut short, edited or added is noticed, without
reading them all. A stamp without an output stands for a step that only looks.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

BEGINNING = "vouches for "
NOTHING = f"{BEGINNING}nothing\n"


def write_stamp(stamp: Path, output: Path | None) -> None:
    """Finish a stamp: it is as old as the file that Make touched when the step began, ``<stamp>.new``."""
    new = stamp.with_name(f"{stamp.name}.new")
    began = new.stat().st_mtime_ns
    new.write_text(format_stamp(output) if output else NOTHING, encoding="utf-8")
    os.utime(new, ns=(began, began))
    os.replace(new, stamp)


def format_stamp(output: Path) -> str:
    """Return the text of a stamp for an output as it is now."""
    return f"{BEGINNING}{output.as_posix()}\n{describe(output)}\n"


def describe(output: Path) -> str:
    """Return a hash of the names, sizes and times of an output's files; "missing" where there is none."""
    if not output.exists():
        return "missing"
    lines = sorted(iter_described(str(output), ""))
    return hashlib.sha256("\n".join(lines).encode(errors="surrogateescape")).hexdigest()


def iter_described(path: str, place: str) -> Iterator[str]:
    """Yield a line for a file, or for each file beneath a folder."""
    if not os.path.isdir(path):
        status = os.stat(path)
        yield f"{place} {status.st_size} {status.st_mtime_ns}"
        return
    for entry in os.scandir(path):
        if entry.is_dir():
            yield from iter_described(entry.path, f"{place}/{entry.name}")
        else:
            status = entry.stat()
            yield f"{place}/{entry.name} {status.st_size} {status.st_mtime_ns}"


def discard_untrue(folder: Path) -> None:
    """Remove every stamp of a folder whose output is no longer as it says; other files stay."""
    for stamp in folder.glob("*"):
        if not is_true(stamp.read_text(encoding="utf-8", errors="replace")):
            stamp.unlink()


def is_true(text: str) -> bool:
    """Tell whether a stamp's output is as it says; an empty one, as a step begins with, is not true."""
    if not text.startswith(BEGINNING):
        return text != ""
    named = text.splitlines()[0].removeprefix(BEGINNING)
    return text in (NOTHING, format_stamp(Path(named)))


if __name__ == "__main__":
    write_stamp(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
