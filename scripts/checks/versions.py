"""Versions of the data: what a number says, and by how much it rises. RELEASING.md has the rules in words."""

import re

from scripts.contract.package import PackageError

LEVELS = ("major", "minor", "patch")


def read_version(version: str) -> tuple[int, int, int]:
    """Return a version's three numbers; PackageError where it is none."""
    if not re.fullmatch(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}", version):
        raise PackageError(
            f"datapackage.json version: {version} is no version: write three numbers, like 0.2.0"
        )
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch


def list_versions(version: str) -> dict[str, str]:
    """Return what a version rises to by each level; before 1.0.0 a major change raises the minor number."""
    major, minor, patch = read_version(version)
    following = f"{major}.{minor + 1}.0"
    return {
        "major": f"{major + 1}.0.0" if major else following,
        "minor": following,
        "patch": f"{major}.{minor}.{patch + 1}",
    }


def find_rise(old: str, new: str) -> str:
    """Return the highest level by which one version is above another; "" where it is not."""
    levels = list_versions(old)
    return next((level for level in LEVELS if read_version(new) >= read_version(levels[level])), "")
