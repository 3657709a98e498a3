"""What has been rendered before: files that are named by a hash of all that they were made from.

The site is put together from hard links to these files. A file of the store is written once and never
changed, so a build may take it up again, whichever build wrote it.
"""

import hashlib
import os
import time
from collections.abc import Collection
from pathlib import Path

from scripts.shared.replace import replaced_file

KEPT = 3600
"""Seconds that a file stays, used or not: an edit that is taken back finds its pages again."""


class Store:
    """A folder of files by key; a key is a hexadecimal hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.states = {entry.name: _format_state(entry.stat()) for entry in os.scandir(folder)}

    def __contains__(self, key: str) -> bool:
        return key in self.states

    def is_as_noted(self, key: str, state: str) -> bool:
        """Tell whether a file is there, and as it was when its state was noted."""
        return self.states.get(key) == state

    def path_of(self, key: str) -> Path:
        return self.folder / key

    def put(self, key: str, content: bytes) -> Path:
        """Write a file whole, unless it is there as it should be; return its path."""
        path = self.path_of(key)
        if key not in self.states or path.read_bytes() != content:
            with replaced_file(path) as new:
                new.write_bytes(content)
            self.states[key] = _format_state(path.stat())
        return path

    def keep(self, content: bytes) -> Path:
        """Write a file that is named by its own content; return its path."""
        return self.put(make_key(b"content", content), content)

    def prune(self, used: Collection[str]) -> None:
        """Remove what this build did not use and no other build of the last hour made."""
        for key in self.states.keys() - set(used):
            path = self.path_of(key)
            if time.time() - path.stat().st_mtime > KEPT:
                path.unlink(missing_ok=True)


def _format_state(status: os.stat_result) -> str:
    """Return what tells a file that somebody has changed: an edit of the site is one of the store, too."""
    return f"{status.st_size} {status.st_mtime_ns}"


def make_key(*parts: bytes) -> str:
    """Return a hash of the parts, each with its length, so that no two lists of parts are hashed alike."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()[:40]
