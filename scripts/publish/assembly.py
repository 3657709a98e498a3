"""The site's folder, put together from hard links and swapped in whole.

The folder that was swapped out stays beside the site as a spare. The next build changes in it only what
differs and swaps it in, so a small change takes little time however many files the site has. What differs is
seen from the files themselves (whether they are the same file on the disk), not from notes about them.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.shared.replace import swap_folder
from scripts.shared.scratch import name_scratch


def assemble(files: Mapping[str, Path], output: Path) -> None:
    """Make ``output`` a folder of exactly these files, by place; their content is shared, not copied."""
    new = _take_spare(output)
    try:
        fill(new, files)
        old = swap_folder(new, output)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if old:
        _leave_spare(old, output)


def fill(folder: Path, files: Mapping[str, Path]) -> None:
    """Make a folder hold exactly these files: those that are the same stay, others go or come."""
    folder.mkdir(exist_ok=True)
    staying = _clear(folder, files)
    made: set[Path] = set()
    for place in files.keys() - staying:
        target = folder / place
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        _link(files[place], target)


def _clear(folder: Path, files: Mapping[str, Path]) -> set[str]:
    """Remove every file that is not one of these; return the places of those that stay."""
    staying = set()
    for place, path in list(_iter_files(folder, "")):
        if place in files and os.path.samestat(os.stat(path), os.stat(files[place])):
            staying.add(place)
        else:
            os.unlink(path)
            _drop_empty((folder / place).parent, folder)
    return staying


def _iter_files(folder: Path, place: str) -> Iterator[tuple[str, str]]:
    """Yield the place and the path of every file beneath a folder."""
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _iter_files(Path(entry.path), f"{place}{entry.name}/")
        else:
            yield f"{place}{entry.name}", entry.path


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one without hard links
        shutil.copyfile(source, target)


def _drop_empty(folder: Path, root: Path) -> None:
    """Remove a folder and those above it, up to the root, as long as they are empty."""
    while folder != root and not os.listdir(folder):
        folder.rmdir()
        folder = folder.parent


def _spare_of(output: Path) -> Path:
    return output.with_name(f".{output.name}.spare")


def _take_spare(output: Path) -> Path:
    """Return a folder to fill: the spare, which one build alone can take, or a new one."""
    new = name_scratch(output)
    try:
        os.replace(_spare_of(output), new)
    except FileNotFoundError:
        new.mkdir()
    os.utime(new)
    return new


def _leave_spare(old: Path, output: Path) -> None:
    try:
        os.replace(old, _spare_of(output))
    except OSError:  # another build has left its own
        shutil.rmtree(old, ignore_errors=True)
