"""The manifest of the edition that is about to be released: package → ``data/release.json``."""

from pathlib import Path

from scripts.checks.manifest import PATH, Manifest, format_manifest, make_manifest, read_manifest
from scripts.checks.published_rows import find_level, has_additions
from scripts.checks.released import Released
from scripts.checks.runner import check_package, read_tables
from scripts.checks.versions import list_versions, read_version
from scripts.contract.package import Package, PackageError
from scripts.contract.tables import Tables
from scripts.shared.replace import replaced_file


def build(package: Package, archive: Path | None) -> Path:
    """Write the manifest; PackageError where the package is at fault or its version is not the next one."""
    if problems := check_package(package, archive).problems:
        raise PackageError(f"There are {len(problems)} problems: run python -m scripts check and mend them.")
    tables, _ = read_tables(package)
    version: str = package.descriptor["version"]
    date = _find_date(tables, version)
    last = read_manifest(package.folder)
    if last is not None:
        _refuse_low_version(Released(tables, last), last, version)
    path = package.folder / PATH
    with replaced_file(path) as new:
        new.write_text(format_manifest(make_manifest(tables, version, date)), encoding="utf-8", newline="\n")
    return path


def _find_date(tables: Tables, version: str) -> str:
    for row in tables.where("releases", "version", version):
        return row.text("date")
    raise PackageError(f"data/releases.csv has no row of {version}: add it, with its day and what is new")


def _refuse_low_version(released: Released, last: Manifest, version: str) -> None:
    """Raise PackageError where the version does not rise as the changes since the last release ask."""
    if read_version(version) == read_version(last.version):
        raise PackageError(
            f"datapackage.json version: {version} was released on {last.date}: raise it, or release nothing"
        )
    level, _ = find_level(released)
    if level != "major" and has_additions(released):
        level = "minor"
    wanted = list_versions(last.version)[level or "patch"]
    if read_version(version) < read_version(wanted):
        raise PackageError(
            f"datapackage.json version: {version} is too low after {last.version}: what is new or changed "
            f"makes it {wanted}"
        )
