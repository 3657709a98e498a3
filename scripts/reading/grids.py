"""Tables in a text: what a numeral that stands alone in a cell owes to the heading and to its column.

A table is a run of lines of the same number of cells, these parted by tabs, bars, or two and more spaces. In
it a `%` may stand in the heading alone, or in a cell of its own, and a column tells how its numbers are
grouped: `1,126` beside `16.000` and `3250` is in the thousands, beside `54.9` it has three decimals.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from scripts.reading.digits import UNSPACED
from scripts.reading.lexicon import read_lexicon

WORDS: Final = read_lexicon(__file__)
SEPARATOR: Final = re.compile(r"[ \xa0]*[\t|][ \xa0]*|[ \xa0]{2,}")
LINE: Final = re.compile(r"[^\n]*")
LONE: Final = re.compile(rf"[-–−+~≈<>≥≤]?\s?({UNSPACED})\s?%?[*]?")
PERCENT: Final = re.compile(r"(?<!\d)(?<!\d )(?:%|phần trăm)", re.IGNORECASE)
ORDER: Final = re.compile(rf"\s*{WORDS.any('order')}\.?\s*", re.IGNORECASE)
UNIT_LINE: Final = re.compile(rf"{WORDS.any('unit_lines')}[\s:]{{0,3}}(%|phần trăm)", re.IGNORECASE)
DECIMAL: Final = re.compile(r"(?:\d+[.,](?:\d{1,2}|\d{4,})|0[.,]\d+)")
WHOLE: Final = re.compile(r"\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3}){2,}|[1-9]\d{0,2},000")
_MOST_CELLS: Final = 60

Cell = tuple[int, str]
"""The first offset of a cell in the text, and what stands in it."""


@dataclass(frozen=True)
class Column:
    """What its heading and its other cells say of a number.

    It is a percent, numbers the row (`ordinal`), is whole; `decimal` has the signs that mark decimals there.
    """

    percent: bool = False
    ordinal: bool = False
    whole: bool = False
    decimal: str = ""


NO_COLUMN: Final = Column()


class Grids:
    """The tables of one text."""

    def __init__(self, text: str) -> None:
        found = sorted(item for rows in _iter_tables(text) for item in _read_table(text, rows))
        self.starts = [start for start, _, _ in found]
        self.cells = found

    def find(self, offset: int) -> Column:
        """Return what the column says of the numeral that begins at an offset; nothing outside of tables."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.cells[index][1]:
            return NO_COLUMN
        return self.cells[index][2]


def _iter_tables(text: str) -> Iterator[list[list[Cell]]]:
    """Yield the rows of each table: at least two lines with as many cells, one of them a lone number."""
    rows: list[list[Cell]] = []
    position = 0
    while position <= len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        cells = _split(text, position, end)
        if not cells or (rows and len(cells) != len(rows[0])):
            if len(rows) > 1:
                yield rows
            rows = []
        if cells:
            rows.append(cells)
        position = end + 1
    if len(rows) > 1:
        yield rows


def _split(text: str, start: int, end: int) -> list[Cell]:
    """Return the cells of a line; none if it has no separator, or more than a table would have."""
    line = text[start:end]
    if "\t" not in line and "|" not in line and "  " not in line and "\xa0 " not in line:
        return []
    cells, position = [], 0
    for match in SEPARATOR.finditer(line):
        cells.append((start + position, line[position : match.start()]))
        position = match.end()
        if len(cells) > _MOST_CELLS:
            return []
    return [*cells, (start + position, line[position:])]


def _read_table(text: str, rows: list[list[Cell]]) -> Iterator[tuple[int, int, Column]]:
    """Yield the first and the last offset of each cell that holds a lone number, and its column."""
    first = next((index for index, row in enumerate(rows) if _count_lone(row)), len(rows))
    heads, body = rows[:first], rows[first:]
    above = UNIT_LINE.search(text[max(0, rows[0][0][0] - 120) : rows[0][0][0]]) is not None
    columns = [_read_column(heads, body, index, above=above) for index in range(len(rows[0]))]
    for row in body:
        marked = any(cell.strip() == "%" for _, cell in row)
        for column, (start, cell) in zip(columns, row, strict=True):
            if LONE.fullmatch(cell.strip()):
                own = Column(percent=True) if marked and not column.ordinal else column
                yield start, start + len(cell), own


def _count_lone(row: list[Cell]) -> int:
    """Count the lone numbers of a row; years alone make a heading."""
    found = [match[1] for _, cell in row if (match := LONE.fullmatch(cell.strip()))]
    return sum(not re.fullmatch(r"(?:19|20)\d\d", digits) for digits in found)


def _read_column(heads: list[list[Cell]], body: list[list[Cell]], index: int, *, above: bool) -> Column:
    head = " ".join(row[index][1] for row in heads)
    if heads and ORDER.fullmatch(head):
        return Column(ordinal=True)
    found = [match[1] for row in body if (match := LONE.fullmatch(row[index][1].strip()))]
    percent = PERCENT.search(head) is not None or (above and index > 0)
    decimal = "".join(sign for sign in ",." if any(_marks_decimals(sign, digits) for digits in found))
    whole = not decimal and any(WHOLE.fullmatch(digits) for digits in found)
    return Column(percent=percent, whole=whole and not percent, decimal=decimal)


def _marks_decimals(sign: str, digits: str) -> bool:
    return DECIMAL.fullmatch(digits) is not None and sign in digits
