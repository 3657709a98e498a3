"""The files of a release, flat as a release's page has them: ``build/release/``.

All downloads, the manifest, the notes, the diff since the release before, and ``SHA256SUMS`` over them all:
whoever has the folder can check every file of it.
"""

import re
import shutil
import subprocess
from pathlib import Path

from scripts.checks.manifest import PATH, read_manifest
from scripts.checks.versions import read_version
from scripts.contract.inputs import require_made
from scripts.contract.package import Package, PackageError, read_text
from scripts.exports.change_files import format_csv, format_json, format_markdown, make_diff
from scripts.exports.checksums import format_checksums
from scripts.exports.editions import read_edition
from scripts.shared.replace import replaced_folder

CHECKSUMS = "SHA256SUMS"
NOTES = "RELEASE_NOTES.md"


def build(package: Package, downloads: Path, since: str | None, output: Path) -> None:
    """Fill the folder ``output`` anew; ``since`` is the edition before: a folder, a zip, a revision or None.

    PackageError where a file is missing or the manifest is not of this version; the old folder then stays.
    """
    require_made(downloads, "downloads")
    version: str = package.descriptor["version"]
    manifest = read_manifest(package.folder)
    if manifest is None or manifest.version != version:
        raise PackageError(f"{PATH} is not of {version}: write it first, with python -m scripts manifest")
    with replaced_folder(output) as folder:
        _copy_flat(downloads, folder)
        shutil.copyfile(package.folder / PATH, folder / "manifest.json")
        notes = find_section(read_text(package.folder / "CHANGELOG.md"), version)
        if since is not None:
            old, new = (read_edition(place, package.folder) for place in (since, str(package.folder)))
            diff = make_diff(old, new, package)
            _write(folder / "changes.csv", format_csv(diff))
            _write(folder / "changes.json", format_json(diff))
            notes = f"{notes}\n{format_markdown(diff)}"
        _write(folder / NOTES, notes)
        _write(folder / CHECKSUMS, format_checksums(folder))


def _copy_flat(downloads: Path, folder: Path) -> None:
    """Copy all files into one folder; PackageError where two have one name."""
    for path in sorted(path for path in downloads.rglob("*") if path.is_file() and path.name != CHECKSUMS):
        if (folder / path.name).exists():
            raise PackageError(f"{downloads} has two files {path.name}: a release needs names of its own")
        shutil.copyfile(path, folder / path.name)


def find_section(changelog: str, version: str) -> str:
    """Return what the changelog says of a version, without its head; PackageError where it says nothing."""
    pattern = rf"^## \[{re.escape(version)}\][^\n]*\n(.*?)(?=^## |\Z)"
    found = re.search(pattern, changelog, re.MULTILINE | re.DOTALL)
    if found is None or not found[1].strip():
        raise PackageError(f"CHANGELOG.md says nothing of {version}: add its section, as RELEASING.md tells")
    return f"{found[1].strip()}\n"


def find_previous(version: str, repository: Path) -> str | None:
    """Return the tag of the highest version below this one; None where the repository has none."""
    command = ["git", "-C", str(repository), "tag", "--list", "v*"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    tags = re.findall(r"^v([0-9]+\.[0-9]+\.[0-9]+)$", done.stdout, re.MULTILINE)
    lower = [tag for tag in tags if read_version(tag) < read_version(version)]
    return f"v{max(lower, key=read_version)}" if lower else None


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
