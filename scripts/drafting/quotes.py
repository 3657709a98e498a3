"""The figure as printed, and the shortest quote that holds it with its hedge and its noun."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from scripts.drafting.passages import CLAUSE, Passage, Span
from scripts.reading.lexicon import read_lexicon
from scripts.reading.mentions import Mention
from scripts.reading.numerals import measure_scale, read_percent

LONGEST_QUOTE: Final = 300
"""Characters of ten words, and more; what is longer holds no words."""
MOST_WORDS: Final = 10
FEW_WORDS: Final = 9  # enough for the figure and a noun with its attributes
FRACTION: Final = re.compile(r"\s?/\s?[\d.,]*\d")
WORDS: Final = read_lexicon(__file__)
RANKED: Final = re.compile(rf"\b{WORDS.any('ranks')}\s+$", re.IGNORECASE)
BREAK: Final = re.compile(WORDS.any("breaks"), re.IGNORECASE)
CLOSED: Final = (".", ";", ":", "…", "!", "?", ")")


def find_printed(text: str, mention: Mention) -> tuple[int, int]:
    """Return the span of a figure as printed: with its hedge, scale words and sign, a rank with its "thứ"."""
    start, end = mention.offset, mention.offset + len(mention.printed)
    after = text[end : end + 60]
    if mention.kind in ("numerator", "rank") and (match := FRACTION.match(after)):
        end += match.end()
    else:
        scale = measure_scale(after)
        end += scale + read_percent(after[scale:])
    before = text[max(0, start - 60) : start].rpartition("\n")[2]
    if mention.kind == "rank" and "/" not in text[start:end] and (match := RANKED.search(before)):
        return start - len(match[0]), end
    hedge = r"\s+".join(re.escape(word) for word in mention.qualifier_words.split())
    if hedge and (match := re.search(rf"(?<!\w){hedge}[\s(]*$", before)):
        return start - len(match[0]), end
    if hedge and (match := re.compile(rf"(?:\s+[^\W\d]+){{0,4}}?\s+{hedge}").match(text, end)):
        return start, match.end()
    return start, end


def find_quote_words(text: str, passage: Passage, printed: tuple[int, int]) -> str:
    """Return a quote of at most ten words, no whole sentence, that stands once in its paragraph if it can."""
    spans = [match.span() for match in re.finditer(r"\S+", text[slice(*passage.sentence)])]
    words = [(passage.sentence[0] + start, passage.sentence[0] + end) for start, end in spans]
    first = next(index for index, (_, end) in enumerate(words) if end > printed[0])
    last = max(index for index, (start, _) in enumerate(words) if start < printed[1])
    if passage.counts_forward and not passage.follows_predicate:
        last = _extend_forward(text, words, first, last, passage)
    else:
        first = _extend_backward(text, words, first, last, passage)
    quote = _format_quote(text, words[first][0], words[last][1], printed)
    while _count_words(quote) < MOST_WORDS and not _is_unique(text, passage, quote):
        first, last, is_longer = _grow(words, first, last, forward=passage.counts_forward)
        longer = _format_quote(text, words[first][0], words[last][1], printed)
        if not is_longer or _count_words(longer) > MOST_WORDS:
            break
        quote = longer
    return quote


def _extend_forward(text: str, words: list[Span], first: int, last: int, passage: Passage) -> int:
    """Take the words of the noun behind the figure, up to what is said of it."""
    limit = passage.mention.offset + len(passage.mention.printed) + len(passage.own_after)
    core = last
    while last + 1 < len(words) and last - first + 2 <= FEW_WORDS:
        end = words[last + 1][1]
        if text[slice(*words[last])].endswith(CLOSED) or end > limit + 1:
            break
        if CLAUSE.match(text, words[last][1] - 1) or (last - core > 2 and _is_break(text, words[last + 1])):
            break
        last += 1
    while last > core and _is_break(text, words[last]):
        last -= 1
    return last


def _extend_backward(text: str, words: list[Span], first: int, last: int, passage: Passage) -> int:
    """Take the words that the figure is said of, back to the figure before."""
    limit = passage.mention.offset - len(passage.own_before)
    while first > 0 and last - first + 2 <= FEW_WORDS:
        start, end = words[first - 1]
        if text[start:end].endswith(CLOSED) or start < limit - 1:
            break
        if text[start:end].endswith(",") and last - first > 2:
            break
        first -= 1
    return first


def _is_break(text: str, word: Span) -> bool:
    return BREAK.fullmatch(text[slice(*word)].strip("“”\"'(),.;:…")) is not None


def _grow(words: list[Span], first: int, last: int, *, forward: bool) -> tuple[int, int, bool]:
    """Add one word at the better side of a quote; False where the sentence has no more."""
    if (forward or first == 0) and last + 1 < len(words):
        return first, last + 1, True
    return (first - 1, last, True) if first > 0 else (first, last, False)


def _format_quote(text: str, start: int, end: int, printed: tuple[int, int]) -> str:
    """Return the words without the punctuation around them, but never without a part of the figure."""
    head, tail = text[start : printed[0]].lstrip("“\"',.;:–-• "), text[printed[1] : end].rstrip("”\"'.,;:…– ")
    quote = head + text[slice(*printed)] + tail
    if quote.count("(") > quote.count(")") and head.startswith("("):
        quote = quote[1:]
    if quote.count(")") > quote.count("("):
        quote = quote.removesuffix(")")
    return " ".join(quote.split())


def _count_words(quote: str) -> int:
    return sum(1 for word in quote.split() if re.search(r"\w|%", word))


def _is_unique(text: str, passage: Passage, quote: str) -> bool:
    """Tell whether a quote stands once in its paragraph; one that is no row of words needs no company."""
    if len(quote) > LONGEST_QUOTE:
        return True
    plain = " ".join(text[slice(*passage.paragraph)].split())
    return len(list(islice(_iter_places(plain, quote), 2))) == 1


def _iter_places(plain: str, quote: str) -> Iterator[int]:
    """Yield where a quote stands, word for word, in a text with single spaces."""
    place = plain.find(quote)
    while place >= 0:
        around = (plain[place - 1 : place], plain[place + len(quote) : place + len(quote) + 1])
        if not any(letter == "_" or letter.isalnum() for letter in around):
            yield place
        place = plain.find(quote, place + 1)
