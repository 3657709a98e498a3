"""The page that leads to the files of the dataset."""

from collections.abc import Iterator

from scripts.pages.described import read_word
from scripts.pages.kinds.dictionary import describe_tables
from scripts.pages.page import Kind, Material, Page

FILES = (
    "tinh-so.zip",
    "tinh-so.xlsx",
    "tinh-so.db",
    "tinh-so.json",
    "csv/figures.csv",
    "figures.parquet",
    "SHA256SUMS",
)
"""Downloads that hold the whole dataset; each table's CSV stands beside them, in ``csv/``."""


def iter_downloads(material: Material) -> Iterator[Page]:
    """Yield the page of the downloads."""
    words, package = material.site.words, material.package
    context = {
        "files": FILES,
        "resources": describe_tables(package, words.language),
        "description": read_word(package.descriptor, "description", words.language),
    }
    yield Page(
        "downloads", {"title": words("downloads_title"), "description": words("downloads_lede")}, context
    )


DOWNLOADS = Kind("downloads", "downloads.md.j2", iter_downloads)
