"""The archive: texts of sources, in a folder outside the repository, identified by the hash of their bytes.

The file names say nothing; `sources.csv` names each text by its SHA-256. A text is read in NFC, and its
paragraphs are its non-empty lines, counted from 1 (a line of white space, no-break spaces included, is
empty).
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from scripts.contract.package import PackageError

HOW_TO_HAVE = "set TINH_SO_ARCHIVE to the folder that holds the archived texts"


def read_archive(folder: Path) -> dict[str, str]:
    """Return a folder's texts in NFC by the SHA-256 of their bytes; files that are not UTF-8 are skipped."""
    if not folder.is_dir():
        raise PackageError(f"{folder} is not a folder: {HOW_TO_HAVE}")
    texts: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file():
            content = path.read_bytes()
            try:
                texts[hashlib.sha256(content).hexdigest()] = unicodedata.normalize(
                    "NFC", content.decode("utf-8-sig")
                )
            except UnicodeDecodeError:
                continue
    return texts


def iter_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first offset and the offset after the last character of each paragraph."""
    for line in re.finditer("[^\n]+", text):
        if line[0].strip():
            yield line.span()


def find_quote(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Yield where a quote stands in a text, word for word; any white space in the text matches a space.

    Quotes have single plain spaces, as tables hold no others; the texts have doubled and no-break ones.
    """
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    for start in re.finditer(rf"(?<!\w)(?={pattern}(?!\w))", text):
        if match := re.compile(pattern).match(text, start.start()):
            yield match.span()
