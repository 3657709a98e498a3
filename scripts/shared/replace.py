"""Swap a finished file or folder into its place: a failed or interrupted build leaves the last good one.

Scratch names are unique, so that two builds at once do not meet: the one that ends last stays. What an
interrupted build left behind is removed by a later one.
"""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ABANDONED = 3600
"""Seconds after which an unfinished twin is taken for one that an interrupted build left."""
ATTEMPTS = 50
"""How often a swap is tried while another build swaps the same folder."""


@contextmanager
def replaced_file(target: Path) -> Iterator[Path]:
    """Give a path to write to; when the block ends well, put that file in the place of ``target``."""
    new = name_twin(target)
    try:
        yield new
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)


@contextmanager
def replaced_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well, put it in the place of ``target``."""
    new = name_twin(target)
    new.mkdir()
    old = None
    try:
        yield new
        old = swap_folder(new, target)
    finally:
        for folder in filter(None, (new, old)):
            shutil.rmtree(folder, ignore_errors=True)


def swap_folder(new: Path, target: Path) -> Path | None:
    """Put a folder in the place of ``target``; return where what stood there stands now, None for nothing."""
    old = name_twin(target)
    for attempt in range(1, ATTEMPTS + 1):
        moved = _move_away(target, old)
        try:
            os.replace(new, target)
            return old if old.exists() else None
        except OSError:  # another build has put its folder there in the meantime
            if moved and not target.exists():
                os.replace(old, target)
            if attempt == ATTEMPTS:
                raise
            if moved:
                shutil.rmtree(old, ignore_errors=True)
            time.sleep(0.01)
    return None


def name_twin(target: Path) -> Path:
    """Return a new name beside ``target`` for its unfinished twin, so that a swap is a rename."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(target)
    return target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")


def _move_away(target: Path, old: Path) -> bool:
    try:
        os.replace(target, old)
    except FileNotFoundError:
        return False
    return True


def _remove_abandoned(target: Path) -> None:
    for path in target.parent.glob(f".{target.name}.*.new"):
        try:
            abandoned = time.time() - path.stat().st_mtime > ABANDONED
        except FileNotFoundError:
            continue
        if abandoned and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif abandoned:
            path.unlink(missing_ok=True)
