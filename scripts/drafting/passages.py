"""Where in its text a numeral stands: its sentence, and the words that are its own.

A sentence of a Vietnamese report often holds ten figures. A figure's own words reach from the figure before
it to the next one, and never over a semicolon; the rest of the sentence is context that it shares.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from scripts.reading.archive import iter_paragraphs
from scripts.reading.digits import NUMBER
from scripts.reading.lexicon import read_lexicon
from scripts.reading.mentions import Mention
from scripts.reading.numerals import read_percent, read_scale
from scripts.reading.quantities import QUANTITIES

Span = tuple[int, int]
BOUNDARY: Final = re.compile(r"[.!?…]+[\"”)]*(\s+|(?=[^\W\d_]))")
WORDS: Final = read_lexicon(__file__)
ABBREVIATION: Final = re.compile(rf"(?:^|[\s(]){WORDS.any('abbreviations')}$")
ITEM: Final = re.compile(r"\s*(?:[-–+•*]|\d{1,2}[.)]|[a-zđ]\))\s*\S")
OPENS: Final = re.compile(r"[A-ZĐ\d\"“(\-–•+*]")
DURATIONS: Final = frozenset(WORDS["durations"])
CLAUSE: Final = re.compile(rf",\s*(?={WORDS.any('clauses')}\b)|[:(]", re.IGNORECASE)
LONGEST_SENTENCE: Final = 1_500
"""Characters; the longest sentence of the archived texts has 1,166."""
SECONDS: Final = frozenset({"denominator", "range-high"})
PAIRED: Final = frozenset({"numerator", "rank", "range-low"})
SECOND: Final = re.compile(rf"^\s*(?:%|phần trăm)?\s*(?:[/–-]|đến|tới)\s*{NUMBER}")
NOT_COUNTED: Final = re.compile(rf"\s*{WORDS.any('not_counted')}\b", re.IGNORECASE)
PREDICATE: Final = re.compile(
    rf"\b{WORDS.any('predicates')}\s*(?:{WORDS.any('after_predicates')}\s*)*[(\s]*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Passage:
    """A mention with the words around it, all from its own paragraph.

    `before` and `after` are the rest of its sentence, `own_before` and `own_after` the part of it that is
    nearer to this figure than to another; `earlier` is the sentence before. `paragraph`, `sentence` and
    `heading` are spans of offsets, the last that of the line ("Mục tiêu đến năm 2025:") over a list's item.
    """

    mention: Mention
    paragraph: Span
    sentence: Span
    before: str
    after: str
    own_before: str
    own_after: str
    earlier: str
    heading: Span | None

    @property
    def behind(self) -> str:
        """The own words behind the figure, past a fraction's or range's second number: "/21 sở" → " sở"."""
        return SECOND.sub("", self.own_after) if self.mention.kind in PAIRED else self.own_after

    @property
    def counts_forward(self) -> bool:
        """Say whether the noun that is counted follows the figure: "99% dân số", but not "đạt 99%"."""
        after = self.behind[_measure_sign(self.behind) :]
        return re.match(r"\s+[^\W\d_]", after) is not None and NOT_COUNTED.match(after) is None

    @property
    def follows_predicate(self) -> bool:
        """Say whether the figure is said of what stands before it: "tỷ lệ … đạt 99%"."""
        return PREDICATE.search(self.own_before) is not None


def find_passages(text: str, mentions: list[Mention]) -> list[Passage]:
    """Return the passage of each mention of an NFC text, in the mentions' order."""
    paragraphs = list(iter_paragraphs(text))
    sentences = {span: list(iter_sentences(text, *span)) for span in paragraphs}
    headings = _find_headings(text, paragraphs)
    return [
        _find_passage(text, mentions, index, sentences, headings, paragraphs[mention.paragraph - 1])
        for index, mention in enumerate(mentions)
    ]


def iter_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans of the sentences of a paragraph; together they cover it."""
    first = start
    for match in BOUNDARY.finditer(text, start, end):
        if _ends_sentence(text, match, end):
            yield from _cut(text, first, match.end())
            first = match.end()
    if first < end:
        yield from _cut(text, first, end)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence's span in pieces of at most `LONGEST_SENTENCE` characters, cut where there is a space.

    A line of thousands of figures has no sentence: if each of them looked at all others, it would take
    minutes.
    """
    while end - start > LONGEST_SENTENCE:
        place = text.rfind(" ", start, start + LONGEST_SENTENCE) + 1 or start + LONGEST_SENTENCE
        yield start, place
        start = place
    yield start, end


def _find_headings(text: str, paragraphs: list[Span]) -> dict[Span, Span]:
    """Return the heading of each item of a list: the line before the list, which ends with a colon."""
    headings: dict[Span, Span] = {}
    heading: Span | None = None
    for span in paragraphs:
        line = text[slice(*span)]
        if line.rstrip().endswith(":"):
            heading = span
        elif heading is not None and ITEM.match(line):
            headings[span] = heading
        else:
            heading = None
    return headings


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    if match.end() >= end:
        return False
    before, following = text[max(0, match.start() - 5) : match.start()], text[match.end()]
    if not match[1]:  # "trên toàn quốc.Về xã hội số", but not "G.A.P"
        return before[-1:].islower() and following.isupper()
    return (OPENS.match(following) is not None or following.isupper()) and not ABBREVIATION.search(before)


def _find_passage(
    text: str,
    mentions: list[Mention],
    index: int,
    sentences: dict[Span, list[Span]],
    headings: dict[Span, Span],
    paragraph: Span,
) -> Passage:
    mention = mentions[index]
    first, last = mention.offset, mention.offset + len(mention.printed)
    spans = sentences[paragraph]
    number = next(number for number, (_, end) in enumerate(spans) if first < end)
    start, end = spans[number]
    left, right = _find_bounds(text, mentions, index)
    left, right = max(start, min(left, first)), max(last, min(right, end))
    return Passage(
        mention=mention,
        paragraph=paragraph,
        sentence=(start, end),
        before=text[start:first],
        after=text[last:end],
        own_before=text[left:first].rpartition(";")[2],
        own_after=text[last:right].partition(";")[0],
        earlier=text[slice(*spans[number - 1])] if number else "",
        heading=headings.get(paragraph),
    )


def _find_bounds(text: str, mentions: list[Mention], index: int) -> Span:
    """Return where the figure before a mention ends and the next begins; a fraction, a range is one."""
    left, right, length = 0, len(text), 2 if mentions[index].kind in SECONDS else 1
    for other in reversed(mentions[: max(0, index + 1 - length)]):
        if is_counting(other):
            left = _get_end(text, other)
            break
    for other in mentions[index + 1 :]:
        if is_counting(other) and other.kind not in SECONDS:
            right = other.offset
            break
    return left, right


def is_counting(mention: Mention) -> bool:
    """Say whether a mention claims the words around it: a quantity or a rank, and no length of time."""
    return mention.kind in QUANTITIES | {"rank"} and mention.unit not in DURATIONS


def _get_end(text: str, mention: Mention) -> int:
    end = mention.offset + len(mention.printed)
    return end + _measure_sign(text[end : end + 30])


def _measure_sign(after: str) -> int:
    """Return the length of the scale words and the percent sign after a figure."""
    length = read_scale(after)[1]
    return length + read_percent(after[length:])
