"""Draft rows for a new text: every numeral accounted for, every figure with its reading and its place.

A draft saves typing, not reading: what the rules could not decide is marked `sure` = no, and `why` says what
to look at. The rules are plain and know no source by name: `roles.py` says what a numeral is, `dating.py`
when it was, `guesses.py` what is counted, `quotes.py` which words to quote, and `drafts.py` makes the rows.
Observations already curated for the same source are ignored, so that `agreement.py` can measure the drafts
against them.
"""

import csv
import hashlib
import io
from pathlib import Path
from typing import Final

from scripts.contract.package import Package, PackageError, Resource, Value, read_rows
from scripts.drafting.drafts import Draft, make_drafts
from scripts.drafting.readable import LONGEST, decode_text
from scripts.reading.archive import iter_paragraphs
from scripts.reading.mentions import read_text
from scripts.shared.replace import replaced_folder

ADDED: Final = {"mentions": ("reading", "sure", "why"), "observations": ("sure", "why")}


def propose(package: Package, text: Path, source: str, area: str, output: Path) -> Path:
    """Write the drafts of a text to a folder named by its source inside `output`, and return that folder.

    `mentions.csv` and `observations.csv` have the columns of the tables and, at the end, those of `ADDED`.
    PackageError with one sentence where the text, the source, the area or the output cannot be used.
    """
    if output.resolve().is_relative_to((package.folder / "data").resolve()):
        raise PackageError(f"{output} is inside data/: name another folder, as drafts are not data yet")
    row = _find_row(package.resources["sources"], source, "add its row first, as the step snapshot prints it")
    _find_row(package.resources["areas"], area, "give the id of a row of it, like quang-tri")
    if row["language"] != "vi":
        raise PackageError(
            f"{source} is in the language {row['language']}: only Vietnamese texts can be proposed"
        )
    drafts = make_drafts(package, _read(text, row), row, area)
    with replaced_folder(output / source) as folder:
        for name, rows in drafts.items():
            (folder / f"{name}.csv").write_bytes(_format_csv(package.resources[name], rows).encode())
    return output / source


def _find_row(resource: Resource, key: str, advice: str) -> dict[str, Value]:
    """Return the row of a table by its id; PackageError with the advice if there is none."""
    row = next((row for row in read_rows(resource) if row["id"] == key), None)
    if row is None:
        raise PackageError(f"{key} is not in {resource.path.name}: {advice}")
    return row


def _read(path: Path, source: dict[str, Value]) -> str:
    """Return a text; PackageError if it cannot be read, or is not the one whose hash the source has."""
    text = read_text(path)
    decode_text(path.read_bytes(), str(path))  # the reader takes any UTF-8, also that of no text
    if source["sha256"] not in (None, hashlib.sha256(path.read_bytes()).hexdigest()):
        raise PackageError(
            f"{path} is not the text of {source['id']}: its SHA-256 is not the one in sources.csv"
        )
    for number, (start, end) in enumerate(iter_paragraphs(text), 1):
        if end - start > LONGEST:
            raise PackageError(
                f"{path}: paragraph {number} has {end - start:,} characters, over {LONGEST:,}: put back the "
                "line ends that its source has"
            )
    return text


def _format_csv(resource: Resource, rows: list[Draft]) -> str:
    """Return drafts as CSV with a header, in the table's columns and then those of the draft."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text, [*resource.field_names, *ADDED[resource.name]], restval="", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
