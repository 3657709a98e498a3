"""What a step finds when it begins: the output of the step before it."""

from pathlib import Path

from scripts.contract.package import PackageError


def require_made(path: Path, step: str) -> None:
    """Raise PackageError, saying which step makes it, where an earlier step's output is missing."""
    if not path.exists():
        raise PackageError(f"{path} is missing: make it first, with python -m scripts {step}")
