"""Every numeral of a Vietnamese text: where it stands, how it is printed, what it is and how it reads.

What counts as one mention:

- a run of digits with the separators inside it: `1.126`, `54,9`, `3.315.068`, `1 126 000`; without sign, unit
  or `%`; a compound with the scale words inside it: `1 tỷ 200` of "1 tỷ 200 triệu";
- a date, a time, a document number, a phone number, whole, from its first digit to its last: `17/2/2023`,
  `14/9`, `7/2022`, `19h30`, `93/2014` of "93/2014/NQ-HĐND", `20/2023/QH15`, `2443` of "2443/QĐ-UBND",
  `0233.3550 382`; but a date or time in words has one mention for each number: "ngày 10 tháng 10" two, "19
  giờ 30 phút" two;
- each side of a fraction or a rank (`18/21`, "thứ 6/19") and each end of a range (`10-15%`, `2021 - 2025`),
  so two; the idioms `24/7` and `24/24` are one;
- the digits of a name: `4` of "4G", `19` of "Covid-19", `6` of "IPv6", `4.0`; "H1N1" has two.

Each digit of a text lies in exactly one mention. Numerals without digits are none: words ("một trăm", "hai")
and Roman numerals ("quý II", "khóa XIII").

Kinds, a closed list:

- `figure`: a number of something; `numerator` and `denominator`: the sides of a fraction; `range-low`,
  `range-high`;
- `rank`: a place in an order ("thứ 26"; of "6/19" the `6`, its `19` being a `denominator`);
- `date`: a day, month or year, or a part of one; `time`; `document-number`; `phone`;
- `label`: a number that names or numbers ("mức độ 3", "Đề án 06", `4G`, list numbers, house numbers,
  addresses);
- `counter`: page furniture ("Lượt truy cập: 87001896").

A value is read of each mention that is a single number, of every kind but `phone`; signs, qualifiers and
units only of quantities (figures, fractions, ranges), since a label has none. Of a compound the value is in
its first scale: 1.2 of "1 tỷ 200 triệu". A dash that begins a line is that of a list, unless a number is all
that the line holds.
"""

import csv
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Final, TextIO

from scripts.contract.package import PackageError
from scripts.reading.archive import iter_paragraphs
from scripts.reading.digits import format_decimal
from scripts.reading.grids import Column, Grids
from scripts.reading.kinds import find_tokens
from scripts.reading.lexicon import read_lexicon
from scripts.reading.qualifiers import Qualifier
from scripts.reading.quantities import read_figure
from scripts.reading.shapes import Kind, Token, get_line

COLUMNS: Final = ("offset", "printed", "kind", "value", "scaled_value", "percent", "qualifier", "unit")
CONTEXT: Final = 60
WORDS: Final = read_lexicon(__file__)
CHANGED: Final = re.compile(rf"\s+{WORDS.any('changes')}(?:\s+{WORDS.any('reached')})?\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    """One numeral of a text.

    `offset` counts characters of the NFC text from 0; `paragraph` counts its non-empty lines from 1. `value`
    is the number as printed, `scaled_value` with its scale words ("1,5 triệu" → 1500000); both None where the
    digits are not one number. `before` and `after` are the words around it on its line, `qualifier_words` the
    hedge as printed.
    """

    offset: int
    printed: str
    kind: Kind
    value: Decimal | None
    scaled_value: Decimal | None
    percent: bool
    qualifier: Qualifier
    qualifier_words: str
    unit: str
    paragraph: int
    before: str
    after: str


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file in NFC, without a byte-order mark.

    PackageError if the file cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackageError(f"{path}: byte {error.start} is not UTF-8: save the text as UTF-8") from None
    except OSError as error:
        raise PackageError(
            f"{path}: cannot be read ({error.strerror}): give the path of a text file"
        ) from None
    return unicodedata.normalize("NFC", text)


def find_mentions(text: str) -> list[Mention]:
    """Return every numeral of an NFC text, in order; offsets are those of the text given."""
    starts, grids = [start for start, _ in iter_paragraphs(text)], Grids(text)
    mentions = [
        _read(text, token, bisect_right(starts, token.start), grids.find(token.start))
        for token in find_tokens(text, grids)
    ]
    for index in range(len(mentions) - 1, 0, -1):  # from the end: what a low end borrows must be read before
        mentions[index - 1 : index + 1] = _share(text, mentions[index - 1], mentions[index])
    return mentions


def write_csv(path: Path, stream: TextIO) -> None:
    """Write the mentions of a text file as CSV with a header; errors as in `read_text`."""
    mentions = find_mentions(read_text(path))
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(iter_rows(mentions))


def iter_rows(mentions: list[Mention]) -> Iterator[tuple[int | str, ...]]:
    """Yield a row of `COLUMNS` for each mention as CSV has it: numbers plain, `percent` true or false."""
    for mention in mentions:
        yield (
            mention.offset,
            mention.printed,
            mention.kind,
            format_decimal(mention.value),
            format_decimal(mention.scaled_value),
            "true" if mention.percent else "false",
            mention.qualifier,
            mention.unit,
        )


def _read(text: str, token: Token, paragraph: int, column: Column) -> Mention:
    """Read one token by what stands around it on its line, and by its column in a table."""
    before, after = get_line(text, token.start, token.end)
    figure = read_figure(text, token, column)
    return Mention(
        offset=token.start,
        printed=text[token.start : token.end],
        kind=token.kind,
        value=figure.value,
        scaled_value=figure.scaled_value,
        percent=figure.percent,
        qualifier=figure.qualifier,
        qualifier_words=figure.qualifier_words,
        unit=figure.unit,
        paragraph=paragraph,
        before=before[-CONTEXT:],
        after=after[:CONTEXT],
    )


def _share(text: str, first: Mention, second: Mention) -> tuple[Mention, Mention]:
    """Give the first of a fraction or range what is printed once for both, and the second its hedge."""
    if second.kind == "denominator":
        return replace(first, unit=second.unit, scaled_value=_borrow_scale(first, second)), second
    between = text[first.offset + len(first.printed) : second.offset]
    if (first.kind, second.kind) != ("range-low", "range-high"):
        is_change = second.percent and first.kind == "figure" and CHANGED.fullmatch(between)
        return (replace(first, percent=True, unit="%"), second) if is_change else (first, second)
    if not first.unit:
        first = replace(
            first, percent=second.percent, unit=second.unit, scaled_value=_borrow_scale(first, second)
        )
    is_dashed = re.search(r"[^\W\d_]", between) is None
    if second.qualifier == "exact" and (is_dashed or first.qualifier == "about"):
        second = replace(second, qualifier=first.qualifier, qualifier_words=first.qualifier_words)
    return first, second


def _borrow_scale(low: Mention, high: Mention) -> Decimal | None:
    """Return the scaled first of "2 - 3 triệu", "45,6/60 tỷ", whose scale word is meant for both."""
    if low.value is None or not high.value or high.scaled_value is None or low.value != low.scaled_value:
        return low.scaled_value
    return low.value * (high.scaled_value / high.value) if low.value <= high.value else low.scaled_value
