"""What a step may expect when it begins: the output of the step before it, and a package that was checked."""

from pathlib import Path

from scripts.contract.package import PackageError


def require_made(path: Path, step: str) -> None:
    """Raise PackageError, saying which step makes it, where an earlier step's output is missing."""
    if not path.exists():
        raise PackageError(f"{path} is missing: make it first, with python -m scripts {step}")


def refuse_unchecked(table: str, reason: str) -> PackageError:
    """Return the one sentence for data at fault that only `check` need explain."""
    return PackageError(f"{table}.csv is at fault ({reason}): run python -m scripts check, which says where")
