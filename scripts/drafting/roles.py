"""What a numeral of a new text likely is, in the words of `mentions.kind`, and whether a figure is a target.

`mentions.py` reads the numeral itself; its place in the text decides the rest here: numerals below the last
prose of a page are furniture, those that count months are periods, those of a structure ("3 trụ cột") are
labels.
"""

import re
from collections.abc import Callable
from typing import Final

from scripts.drafting.dating import Calendar, Dated, is_after
from scripts.drafting.passages import DURATIONS, Passage
from scripts.reading.archive import iter_paragraphs
from scripts.reading.lexicon import read_lexicon
from scripts.reading.period_words import NOW
from scripts.reading.quantities import QUANTITIES

SIMPLE: Final = {
    "denominator": "denominator",
    "date": "date",
    "time": "date",
    "document-number": "document-number",
    "phone": "identifier",
    "label": "label",
    "rank": "rank",
}
PROSE: Final = 200  # characters: shorter lines are prose only if a sentence ends in them
SHORT: Final = 60
SENTENCE_END: Final = re.compile(r"[.…;][\"”]?(?:\s+[^\W\d_a-z]|\s*$)")
WORDS: Final = read_lexicon(__file__)
IMPRINT: Final = re.compile(rf"\b{WORDS.any('imprint')}\b|©", re.IGNORECASE)
ADDRESS: Final = re.compile(rf"\b{WORDS.any('addresses')}\b[^.;]{{0,60}}$", re.IGNORECASE)
STRUCTURE: Final = re.compile(rf"\s*{WORDS.any('structures')}\b", re.IGNORECASE)
FEW: Final = 5
PART_OF_YEAR: Final = re.compile(rf"\s+(?:tháng|ngày)\s+{WORDS.any('parts_of_year')}\b", re.IGNORECASE)
BASE: Final = re.compile(rf"{WORDS.any('before_bases')}\s*$")
BASES: Final = re.compile(rf"\s*{WORDS.any('bases')}\b", re.IGNORECASE)
QUARTER: Final = re.compile(r"\bquý\s*$", re.IGNORECASE)
TARGET: Final = re.compile(rf"\b{WORDS.any('targets')}\b", re.IGNORECASE)
# a target that a result is measured against, or the name of a programme, does not make a target
REACHED: Final = re.compile(
    rf"{WORDS.any('reached')}(?: (?:các|[\d/]+|nhiều|mức))*\s+{WORDS.any('aims')}\b"
    rf"(?! {WORDS.any('aims_ahead')}\b)(?!\s*:)(?: (?:được )?{WORDS.any('aims_set')}\b)?"
    rf"|{WORDS.any('programmes')}",
    re.IGNORECASE,
)
UNTIL: Final = re.compile(r"\bđến (?:hết|cuối)?\s*năm \d{4}|\bđến (?:hết|cuối) năm\b", re.IGNORECASE)


def find_prose_end(text: str) -> int:
    """Return where the last prose paragraph of a text ends; what follows is the page's furniture."""
    ends = [end for start, end in iter_paragraphs(text) if _is_prose(text[start:end])]
    return ends[-1] if ends else len(text)


def _is_prose(line: str) -> bool:
    """Say whether a paragraph is of the text itself: long, or with the end of a sentence and no imprint."""
    ends_sentence = SENTENCE_END.search(line) is not None and IMPRINT.search(line) is None
    return len(line) > PROSE or (len(line) > SHORT and ends_sentence)


def find_kind(
    text: str, passage: Passage, prose_end: int, dated: Dated, calendar: Calendar
) -> tuple[str, str]:
    """Return the likely kind of a mention as in `mentions.kind`, and why it is not sure ("" if it is)."""
    for fits, kind, doubt in RULES:
        if fits(passage):
            return kind, doubt
    mention = passage.mention
    if mention.offset > prose_end and mention.kind != "phone":
        return "page-furniture", "It stands below the text: check that it is not one of its figures."
    if mention.kind in SIMPLE:
        return SIMPLE[mention.kind], ""
    return ("target" if is_target(text, passage, dated, calendar) else "observation"), ""


def is_street_number(passage: Passage) -> bool:
    return passage.mention.kind in ("label", "figure") and ADDRESS.search(passage.before) is not None


def is_counter(passage: Passage) -> bool:
    return passage.mention.kind == "counter"


def is_quarter(passage: Passage) -> bool:
    return passage.mention.kind == "date" and QUARTER.search(passage.before) is not None


def is_part_of_year(passage: Passage) -> bool:
    """Say whether it is the 6 of "6 tháng đầu năm"."""
    return is_duration(passage) and PART_OF_YEAR.match(passage.after) is not None


def is_duration(passage: Passage) -> bool:
    mention = passage.mention
    return mention.kind in QUANTITIES and mention.unit in DURATIONS and not mention.percent


def is_structure(passage: Passage) -> bool:
    """Say whether it is the 3 of "3 trụ cột"."""
    mention = passage.mention
    is_few = mention.kind == "figure" and mention.value is not None and mention.value <= FEW
    return is_few and STRUCTURE.match(passage.after) is not None


def is_base(passage: Passage) -> bool:
    """Say whether it is the 100 of "thuê bao/100 dân"."""
    is_round = passage.mention.printed.rstrip("0.,") == "1" and passage.mention.kind == "figure"
    return is_round and BASE.search(passage.before) is not None and BASES.match(passage.after) is not None


# the first rule that fits gives the kind, and what to look at where it can err
RULES: Final[tuple[tuple[Callable[[Passage], bool], str, str], ...]] = (
    (is_street_number, "identifier", ""),
    (is_counter, "page-furniture", ""),
    (is_quarter, "period", ""),
    (is_part_of_year, "period", ""),
    (is_duration, "period", "It is a length of time: is it a figure?"),
    (is_structure, "label", "It counts the parts of a structure: is it a figure?"),
    (is_base, "label", "It is the base of a rate: is it a figure?"),
)


def is_target(text: str, passage: Passage, dated: Dated, calendar: Calendar) -> bool:
    """Say whether a figure is aimed at: by words before it in its sentence, or a period not yet over."""
    heading = text[slice(*passage.heading)] if passage.heading else ""
    if any(TARGET.search(REACHED.sub("", words)) for words in (passage.before, heading)):
        return True
    moment = calendar.moment.period
    is_ahead = bool(moment) and dated.period not in ("", NOW) and is_after(dated.period, moment)
    return is_ahead and UNTIL.search(passage.before + passage.own_after) is not None
