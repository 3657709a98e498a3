"""Which indicator and which part of its total a figure of a new text likely is, by the words around it.

A plain comparison of words, so that a curator can see why: each indicator has the words and word pairs of its
name, its definition and the quotes already curated for it, each weighed by how few indicators have it; a
figure has those around it, the nearer the heavier. The indicator with the highest cosine is proposed, among
those whose unit can be printed that way (a percent is never a count). Words are compared without diacritics,
with common abbreviations written out.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from scripts.contract.package import Package, Value, read_rows
from scripts.drafting.passages import CLAUSE, Passage
from scripts.reading.lexicon import format_alternatives, read_lexicon
from scripts.reading.mentions import Mention
from scripts.shared.folding import fold

Row = dict[str, Value]
Weights = dict[str, float]
WORDS: Final = read_lexicon(__file__)
ABBREVIATIONS: Final[dict[str, str]] = WORDS["abbreviations"]
ABBREVIATION: Final = re.compile(rf"\b{format_alternatives(sorted(ABBREVIATIONS, key=len, reverse=True))}\b")
WEIGHTS: Final[Weights] = WORDS["weights"]
LEAST: Final = 0.12  # an indicator that fits worse is none
VERB: Final = 3  # words right before a figure, as in "đã giải quyết 5.203 hồ sơ"
NEAR: Final = 10  # words behind a figure in which its part of a total is named
DETAIL: Final = re.compile(rf"\s*{WORDS.any('details')}\b", re.IGNORECASE)
RATE: Final = re.compile(rf"\b{WORDS.any('rates')}\s", re.IGNORECASE)
ARTICLES: Final = re.compile(rf"^\W*(?:{WORDS.any('articles')}\s+)+")
WHOLE: Final = "total"
SUMMED: Final = re.compile(rf"\b{WORDS.any('sums')}\b[^,;]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Knowledge:
    """What is known before a text is read: the indicators, their units and weighed words, the breakdowns."""

    indicators: dict[str, Row]
    units: dict[str, Row]
    vectors: dict[str, Weights]
    rarity: Weights
    breakdowns: list[tuple[str, re.Pattern[str]]]
    eras: list[Row]
    """In the order of time."""


@dataclass(frozen=True)
class Guess:
    """An indicator with how well its words fit a figure, from 0 to 1."""

    indicator: str
    score: float


def gather_knowledge(package: Package, source: str) -> Knowledge:
    """Read what the tables know of indicators, leaving out the observations of the source being drafted."""
    indicators = {str(row["id"]): row for row in read_rows(package.resources["indicators"])}
    words = {key: _weigh_indicator(row) for key, row in indicators.items()}
    for row in read_rows(package.resources["observations"]):
        key = str(row["indicator_id"])
        if row["source_id"] != source and row["quote"] is not None and key in words:
            _merge(words[key], _weigh([(str(row["quote"]), WEIGHTS["quote"])]))
    spread = Counter(feature for weights in words.values() for feature in weights)
    rarity = {feature: math.log((len(words) + 1) / count) for feature, count in spread.items()}
    return Knowledge(
        indicators=indicators,
        units={str(row["id"]): row for row in read_rows(package.resources["units"])},
        vectors={key: _scale(weights, rarity) for key, weights in words.items()},
        rarity=rarity,
        breakdowns=_read_breakdowns(package),
        eras=sorted(read_rows(package.resources["eras"]), key=lambda era: str(era["valid_from"])),
    )


def guess_indicators(knowledge: Knowledge, passage: Passage) -> list[Guess]:
    """Return the indicators that a figure can be, the likeliest first."""
    around = _scale(_weigh(_iter_context(passage)) | _weigh_head(_find_head(passage)), knowledge.rarity)
    units = find_units(knowledge, passage)
    guesses = [
        Guess(key, sum(weight * vector.get(feature, 0.0) for feature, weight in around.items()))
        for key, vector in knowledge.vectors.items()
        if knowledge.indicators[key]["unit_measure"] in units
    ]
    return sorted(
        (guess for guess in guesses if guess.score >= LEAST),
        key=lambda guess: (-guess.score, guess.indicator),
    )


def find_units(knowledge: Knowledge, passage: Passage) -> set[str]:
    """Return the ids of the units in which a figure, as it is printed, can be a value."""
    symbols = {str(row["symbol_vi"]) for row in knowledge.units.values() if row["symbol_vi"]}
    behind = passage.behind
    printed = {symbol for symbol in symbols if _is_printed(symbol, behind)}
    return {key for key, unit in knowledge.units.items() if _fits(unit, passage.mention, printed)}


def _fits(unit: Row, mention: Mention, printed: set[str]) -> bool:
    """Say whether a numeral with some units' symbols behind it can be a value in a unit."""
    symbol = str(unit["symbol_vi"] or "")
    if mention.percent or symbol == "%":
        return mention.percent and symbol == "%"
    if mention.kind == "rank" or unit["id"] == "rank":
        return mention.kind == "rank" and unit["id"] == "rank"
    if printed:
        return symbol in printed
    is_whole = (
        mention.scaled_value is not None and mention.scaled_value == mention.scaled_value.to_integral_value()
    )
    return (symbol == "" and (is_whole or unit["id"] != "count")) or symbol.startswith("trên")


def find_breakdown(knowledge: Knowledge, passage: Passage, indicator: str) -> str:
    """Return the part of the total that the words name, the nearest of them; `total` where they name none.

    A part that the indicator's own name has is the indicator's: "dịch vụ công mức độ 4" has no part level-4.
    """
    if SUMMED.search(passage.own_before):
        return WHOLE
    name = _find_parts(knowledge, str(knowledge.indicators[indicator]["name_vi"]) if indicator else "")
    own = name[0] if len(name) == 1 else ""
    behind = _find_parts(knowledge, " ".join(re.split("[:(]", passage.behind)[0].split()[:NEAR]))
    pieces = passage.before.rpartition(";")[2].split(",")
    length = 2 if not passage.counts_forward and len(pieces[-1].split()) <= VERB else 1
    before = [*reversed(_find_parts(knowledge, ",".join(pieces[-length:])))]
    parts = (behind + before) if passage.counts_forward else before
    return next((part for part in parts if part != own), WHOLE)


def _find_parts(knowledge: Knowledge, words: str) -> list[str]:
    """Return the breakdowns that some words name, in order; of those that overlap, the longest."""
    words = _normalize(words)
    patterns = knowledge.breakdowns
    found = [(*match.span(), key) for key, pattern in patterns for match in pattern.finditer(words)]
    return [
        key
        for start, end, key in sorted(found)
        if not any(low <= start and end <= high and (low, high) != (start, end) for low, high, _ in found)
    ]


def _is_printed(symbol: str, behind: str) -> bool:
    """Say whether a unit's symbol begins the words behind a figure, or follows its scale."""
    pattern = rf"\s*(?:nghìn |ngàn )?{re.escape(symbol)}(?!\w)"
    return re.match(pattern, behind, re.IGNORECASE) is not None


def _iter_context(passage: Passage) -> Iterable[tuple[str, float]]:
    """Yield the words around a figure with their weights: its own, its sentence's, the sentence before."""
    forward = passage.counts_forward
    backward = passage.follows_predicate or not forward
    own, side, rest, earlier = (WEIGHTS[place] for place in ("own", "side", "rest", "earlier"))
    noun = CLAUSE.split(passage.behind)[0]
    yield noun, own if forward and not passage.follows_predicate else side
    yield passage.own_before, own if backward else side
    yield " ".join(passage.own_before.split()[-VERB:]), own
    yield passage.before.rpartition(";")[2], rest * 2 if backward else rest
    yield passage.before + " | " + passage.after, rest
    yield passage.earlier, side if DETAIL.match(passage.before) else earlier


def _weigh_indicator(row: Row) -> Weights:
    name, definition = str(row["name_vi"]), str(row["definition_vi"])
    return _weigh([(name, WEIGHTS["name"]), (definition, WEIGHTS["definition"])]) | _weigh_head(name)


def _find_head(passage: Passage) -> str:
    """Return the words that begin with the noun counted: behind the figure, or behind the last "tỷ lệ"."""
    if passage.counts_forward and not passage.follows_predicate:
        return re.sub(r"^\s*(?:%|phần trăm)?\s*", "", passage.behind)
    return RATE.split(passage.own_before)[-1]


def _weigh_head(words: str) -> Weights:
    """Return the first word and pair of words of a noun phrase, marked as its head."""
    head = re.findall(r"\w+", re.sub(ARTICLES, "", _normalize(words)))[:2]
    return {f"^{' '.join(head[:length])}": WEIGHTS["head"] for length in (1, 2) if len(head) >= length}


def _weigh(parts: Iterable[tuple[str, float]]) -> Weights:
    """Return the words and pairs of words of some texts, each with the greatest weight that it has in one."""
    weights: Weights = defaultdict(float)
    for text, weight in parts:
        words = [word for word in re.findall(r"\w+", _normalize(text)) if not word.isdecimal()]
        for word in words:
            weights[word] = max(weights[word], weight)
        for first, second in pairwise(words):
            weights[f"{first} {second}"] = max(weights[f"{first} {second}"], weight * WEIGHTS["pair"])
    return weights


def _merge(weights: Weights, others: Weights) -> None:
    for feature, weight in others.items():
        weights[feature] = max(weights.get(feature, 0.0), weight)


def _scale(weights: Weights, rarity: Weights) -> Weights:
    """Weigh words by their rarity and scale them to unit length; words that no indicator has are dropped."""
    weighed = {feature: weight * rarity[feature] for feature, weight in weights.items() if feature in rarity}
    length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
    return {feature: weight / length for feature, weight in weighed.items()}


def _normalize(text: str) -> str:
    """Write abbreviations out and fold: "TTHC" → "thu tuc hanh chinh"; i and y are one: "sỹ", "sĩ"."""
    return fold(ABBREVIATION.sub(lambda match: ABBREVIATIONS[match[0]], text)).replace("y", "i")


def _read_breakdowns(package: Package) -> list[tuple[str, re.Pattern[str]]]:
    """Return a pattern for each breakdown's name; a repeated word may be left out: "cấp tỉnh và huyện"."""
    patterns: list[tuple[str, re.Pattern[str]]] = []
    for row in read_rows(package.resources["breakdowns"]):
        first, *others = _normalize(str(row["name_vi"])).split()
        pattern = re.escape(first)
        for word in others:
            gap = r"(?:\s+\w+){0,3}?" if first == "dang" else ""  # "đang trong quá trình thực hiện"
            pattern += rf"(?:{gap}\s+{re.escape(word)})" + ("?" if word == first else "")
        if row["id"] != WHOLE:
            patterns.append((str(row["id"]), re.compile(rf"\b{pattern}\b")))
    return patterns
