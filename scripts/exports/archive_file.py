"""``tinh-so.zip``: the data package itself, valid as it comes out."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from scripts.contract.package import DESCRIPTOR, Package
from scripts.exports.contents import Contents

ZIP_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
PAPERS = ("LICENSE*", "data/README.md", "data/derived.json")


def write_archive(contents: Contents, target: Path) -> None:
    """Write the package's files as a zip, all with one date, so that the same data give the same bytes."""
    folder = contents.package.folder
    names = sorted(path.relative_to(folder).as_posix() for path in iter_package_files(contents.package))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            member = zipfile.ZipInfo(name, ZIP_DATE)
            member.create_system = 3  # Unix, whatever the system
            member.external_attr = 0o644 << 16
            archive.writestr(member, (folder / name).read_bytes(), zipfile.ZIP_DEFLATED)


def iter_package_files(package: Package) -> Iterator[Path]:
    """Yield the files that make up the package: descriptor, tables, licences, descriptions."""
    yield package.folder / DESCRIPTOR
    for resource in package.resources.values():
        yield resource.path
    for pattern in PAPERS:
        yield from package.folder.glob(pattern)
