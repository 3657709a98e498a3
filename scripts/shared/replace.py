"""Swap a finished file or folder into its place: a failed or interrupted build leaves the last good one.

Where the system can, the swap is one step (``exchange``). Elsewhere it takes two renames, and a build that is
killed between them leaves the last good one under its scratch name, from which the next puts it back
(``scratch``). Two builds of one thing do not meet: the one that ends last stays.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.shared.exchange import exchange
from scripts.shared.scratch import name_scratch, remove

ATTEMPTS = 50
"""How often a swap is tried while another build swaps the same folder."""


@contextmanager
def replaced_file(target: Path) -> Iterator[Path]:
    """Give a path to write to; when the block ends well, put that file in the place of ``target``."""
    new = name_scratch(target)
    try:
        yield new
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)


@contextmanager
def replaced_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well, put it in the place of ``target``.

    What was copied into it gets the modes of new files: who may read a source is no matter of the result.
    """
    new = name_scratch(target)
    new.mkdir()
    old = None
    try:
        yield new
        renew_modes(new)
        old = swap_folder(new, target)
    finally:
        for folder in filter(None, (new, old)):
            remove(folder)


def swap_folder(new: Path, target: Path) -> Path | None:
    """Put a folder in the place of ``target``; return where what stood there stands now, None for nothing."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _swap_once(new, target)
        except OSError:  # another build has put its folder there, or taken it away, in the meantime
            if attempt == ATTEMPTS or not new.exists():
                raise
            time.sleep(0.01)
    return None


def _swap_once(new: Path, target: Path) -> Path | None:
    if not target.exists():
        os.rename(new, target)
        return None
    if exchange(new, target):
        return new
    old = name_scratch(target, "old")
    os.rename(target, old)
    try:
        os.rename(new, target)
    except OSError:
        try:
            if not target.exists():
                os.rename(old, target)
        finally:
            if target.exists():  # by now another build's may stand there; else the next one puts this back
                remove(old)
        raise
    return old


def renew_modes(folder: Path) -> None:
    """Give all beneath a folder the modes of what is new, as the folder itself has them."""
    mode = folder.stat().st_mode & 0o777
    for place, folders, names in os.walk(folder):
        for name in folders:
            _set_mode(Path(place, name), mode)
        for name in names:
            _set_mode(Path(place, name), mode & 0o666)


def _set_mode(path: Path, mode: int) -> None:
    if path.stat().st_mode & 0o777 != mode:
        path.chmod(mode)
