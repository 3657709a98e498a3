"""``SHA256SUMS``: the hash of every file that stands beside it or below."""

import hashlib
from pathlib import Path

from scripts.exports.contents import Contents


def write_checksums(contents: Contents, target: Path) -> None:
    """Write the SHA-256 of every file of the target's folder, for ``sha256sum -c SHA256SUMS``."""
    target.write_text(format_checksums(target.parent), encoding="utf-8", newline="\n")


def format_checksums(folder: Path) -> str:
    """Return the SHA-256 of every file of a folder, a line each, in the order of their names."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return "".join(f"{hash_file(folder / path)}  {path}\n" for path in paths)


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
