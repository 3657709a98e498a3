"""The page that leads to the files of the dataset."""

from collections.abc import Iterator

from scripts.exports.formats import FORMATS
from scripts.pages.described import read_word
from scripts.pages.kinds.dictionary import describe_tables
from scripts.pages.page import Kind, Material, Page


def iter_downloads(material: Material) -> Iterator[Page]:
    """Yield the page of the downloads."""
    words, package = material.site.words, material.package
    context = {
        "formats": FORMATS,
        "resources": describe_tables(package, words.language),
        "licences": material.site.find_licences(material.site.store.figures),
        "description": read_word(package.descriptor, "description", words.language),
    }
    yield Page(
        "downloads", {"title": words("downloads_title"), "description": words("downloads_lede")}, context
    )


DOWNLOADS = Kind("downloads", "downloads.md.j2", iter_downloads)
