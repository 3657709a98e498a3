"""Swap a finished file or folder into its place: a failed or interrupted build leaves the last good one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced_file(target: Path) -> Iterator[Path]:
    """Give a path to write to; when the block ends well, put that file in the place of ``target``."""
    new = _beside(target)
    new.unlink(missing_ok=True)
    try:
        yield new
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)


@contextmanager
def replaced_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well, put it in the place of ``target``."""
    new, old = _beside(target), target.with_name(f".{target.name}.old")
    _remove(new, old)
    new.mkdir()
    try:
        yield new
        if target.exists():
            os.replace(target, old)
        os.replace(new, target)
    finally:
        _remove(new, old)


def _beside(target: Path) -> Path:
    """Name the unfinished twin of ``target``; it stands in the same folder, so that the swap is a rename."""
    target.parent.mkdir(parents=True, exist_ok=True)
    return target.with_name(f".{target.name}.new")


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
