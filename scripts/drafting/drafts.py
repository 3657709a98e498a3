"""The rows of a draft: what a numeral is, when, of what and how it is printed, put together.

Within one text, no two figures may have the same indicator, breakdown, period and kind, so the figures whose
words fit an indicator best choose first.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from scripts.contract.package import Package, Value, read_rows
from scripts.drafting.dating import Dated, date_figure, read_calendar
from scripts.drafting.guesses import Guess, Knowledge, find_breakdown, gather_knowledge, guess_indicators
from scripts.drafting.passages import Passage, find_passages
from scripts.drafting.quotes import find_printed, find_quote_words
from scripts.drafting.roles import find_kind, find_prose_end
from scripts.reading.digits import format_decimal
from scripts.reading.lexicon import read_lexicon
from scripts.reading.mentions import Mention, find_mentions
from scripts.reading.numerals import read_scale
from scripts.shared.periods import period_bounds

Draft = dict[str, str]
FIGURES: Final = ("observation", "target", "rank")
SURE_SCORE: Final = 0.40  # below it, an indicator is a guess
SURE_LEAD: Final = 0.06  # closer to the runner-up than this, it is a guess too
WEAK: Final = 0.75  # where the best is taken, only one that fits at least this well beside it is chosen
WORDS: Final = read_lexicon(__file__)
NATIONWIDE: Final = re.compile(rf"\b(?:{WORDS.any('nationwide')}|\d\d tỉnh)\b", re.IGNORECASE)
CHANGE: Final = re.compile(rf"\b{WORDS.any('changes')}(?: {WORDS.any('change_hedges')})?\s*$", re.IGNORECASE)
MISSING: Final = re.compile(rf"\b{WORDS.any('missing')}\b", re.IGNORECASE)
PROVISIONAL: Final = re.compile(rf"\b{WORDS.any('provisional')}\b", re.IGNORECASE)
ESTIMATED: Final = re.compile(rf"\b{WORDS.any('estimated')}", re.IGNORECASE)
NO_GUESS: Final = Guess("", 0.0)


@dataclass
class Figure:
    """A mention on its way to a draft: `doubt` on its kind, `lead` of its guess over the next one."""

    passage: Passage
    kind: str
    doubt: str
    dated: Dated
    guess: Guess = NO_GUESS
    lead: float = 0.0
    breakdown: str = ""
    is_doubled: bool = False

    @property
    def mention(self) -> Mention:
        return self.passage.mention


def make_drafts(
    package: Package, text: str, source: Mapping[str, Value], area: str
) -> dict[str, list[Draft]]:
    """Return the draft rows of an NFC text by their tables: one for each mention, and one for each figure.

    `source` is its row of sources.csv. Cells are text; the columns are those of the tables, of a mention also
    `reading`, and of both `sure` and `why`.
    """
    knowledge = gather_knowledge(package, str(source["id"]))
    figures = find_figures(text, source)
    choose_indicators(knowledge, [figure for figure in figures if figure.kind in FIGURES])
    given = {"source_id": str(source["id"]), "area_id": area, "added": str(source["accessed"])}
    number = _find_last_number(package)
    mentions: list[Draft] = []
    observations: list[Draft] = []
    for figure, following in zip_longest(figures, figures[1:]):
        if figure.kind in FIGURES:
            number += 1
            of_many = following if following and following.kind == "denominator" else None
            observations.append(
                given | {"id": f"f{number:04}"} | draft_observation(knowledge, text, figure, of_many)
            )
        is_part = figure.kind == "denominator" and mentions and mentions[-1]["observation_id"]
        is_figure = figure.kind in FIGURES or is_part
        mentions.append(_draft_mention(figure, given["source_id"], f"f{number:04}" if is_figure else ""))
    return {"mentions": mentions, "observations": observations}


def find_figures(text: str, source: Mapping[str, Value]) -> list[Figure]:
    """Return each mention of a text with its likely kind and its period."""
    calendar, prose_end = read_calendar(text, source), find_prose_end(text)
    figures = []
    for passage in find_passages(text, find_mentions(text)):
        dated = date_figure(calendar, passage)
        figures.append(Figure(passage, *find_kind(text, passage, prose_end, dated, calendar), dated))
    return figures


def choose_indicators(knowledge: Knowledge, figures: list[Figure]) -> None:
    """Give each figure its likeliest indicator that no figure with a better claim has taken."""
    claims: list[tuple[float, int, str]] = []
    for index, figure in enumerate(figures):
        guesses = guess_indicators(knowledge, figure.passage)
        figure.guess, second = [*guesses, NO_GUESS, NO_GUESS][:2]
        figure.lead = figure.guess.score - second.score
        claims += [
            (-guess.score, index, guess.indicator)
            for guess in guesses
            if guess.score >= WEAK * figure.guess.score
        ]
        figure.breakdown = find_breakdown(knowledge, figure.passage, figure.guess.indicator)
    taken: set[tuple[str, ...]] = set()
    open_indexes = set(range(len(figures)))
    for score, index, indicator in sorted(claims):
        figure = figures[index]
        breakdown = find_breakdown(knowledge, figure.passage, indicator)
        place = (indicator, breakdown, figure.dated.period, figure.kind)
        if index in open_indexes and place not in taken:
            open_indexes.remove(index)
            taken.add(place)
            figure.guess, figure.breakdown = Guess(indicator, -score), breakdown
    for index in open_indexes:
        figures[index].is_doubled = bool(figures[index].guess.indicator)


def draft_observation(knowledge: Knowledge, text: str, figure: Figure, of_many: Figure | None) -> Draft:
    """Return what the text says of one figure; `of_many` is the denominator printed with it."""
    mention, printed = figure.mention, find_printed(text, figure.mention)
    denominator, basis = _find_denominator(knowledge, text, figure, of_many)
    words = mention.qualifier_words
    is_hedged = bool(words) and words in " ".join(text[slice(*printed)].split())
    doubts = _find_doubts(figure)
    return {
        "indicator_id": figure.guess.indicator,
        "breakdown": figure.breakdown,
        "time_period": figure.dated.period,
        "time_basis": figure.dated.basis,
        "measure": "target" if figure.kind == "target" else "result",
        "obs_value": format_decimal(_read_value(knowledge, figure)),
        "denominator": denominator,
        "denominator_basis": basis,
        "qualifier": mention.qualifier if is_hedged else "exact",
        "obs_status": _find_status(figure),
        "paragraph": str(mention.paragraph),
        "printed": " ".join(text[slice(*printed)].split()),
        "value_basis": "digits",
        "quote": find_quote_words(text, figure.passage, printed),
        "checked": "archived",
        "sure": "no" if doubts else "yes",
        "why": (doubts or [figure.dated.why])[0],
    }


def _read_value(knowledge: Knowledge, figure: Figure) -> Decimal | None:
    """Return a figure's value in the unit of its indicator: "2,3 nghìn tỷ đồng" is 2300 of vnd-billion."""
    indicator = knowledge.indicators.get(figure.guess.indicator)
    if indicator is None or figure.mention.scaled_value is None:
        return figure.mention.scaled_value
    scale, _ = read_scale(f" {knowledge.units[str(indicator['unit_measure'])]['name_vi']}")
    return figure.mention.scaled_value / scale


def _find_denominator(
    knowledge: Knowledge, text: str, figure: Figure, of_many: Figure | None
) -> tuple[str, str]:
    """Return the denominator and its basis; a rank "trên toàn quốc" is among all provinces of its time."""
    if of_many is not None:
        return format_decimal(of_many.mention.scaled_value), "printed"
    around = figure.passage.before[-80:] + figure.passage.own_after
    if figure.kind == "rank" and figure.dated.period and NATIONWIDE.search(around):
        last = period_bounds(figure.dated.period)[1].isoformat()
        begun = [era for era in knowledge.eras if str(era["valid_from"]) <= last]
        return str(begun[-1]["units"]) if begun else "", "inferred" if begun else ""
    return "", ""


def _find_status(figure: Figure) -> str:
    """Return the SDMX code: E where the text says "ước", P where it says "sơ bộ"."""
    if ESTIMATED.search(figure.mention.qualifier_words):
        return "E"
    return "P" if PROVISIONAL.search(figure.passage.own_before) else "A"


def _find_doubts(figure: Figure) -> list[str]:
    """Return what makes a figure's draft unsure, the gravest first."""
    mention, guess = figure.mention, figure.guess
    doubts = {
        "The digits are not one number: read them yourself.": mention.value is None,
        "No known indicator has its words: choose one, or add one.": not guess.indicator,
        figure.doubt: bool(figure.doubt),
        "It is one end of a range: decide how to record it.": mention.kind.startswith("range"),
        "It may be a change rather than a level: see what it measures.": CHANGE.search(
            figure.passage.own_before
        )
        is not None,
        "It may count those that lack it: see what it measures.": MISSING.search(figure.passage.own_after)
        is not None,
        "It reads as a target: check that it is not a result.": figure.kind == "target",
        "No period was found: find it.": not figure.dated.period,
        "Another figure fits the same indicator better: compare the two.": figure.is_doubled,
        "The words fit the indicator poorly: is it the right one?": guess.score < SURE_SCORE,
        "Another indicator fits nearly as well: compare the definitions.": figure.lead < SURE_LEAD,
    }
    return [doubt for doubt, holds in doubts.items() if holds]


def _draft_mention(figure: Figure, source: str, number: str) -> Draft:
    mention = figure.mention
    reading = [
        mention.qualifier if mention.qualifier != "exact" else "",
        format_decimal(mention.scaled_value),
        mention.unit,
    ]
    return {
        "source_id": source,
        "offset": str(mention.offset),
        "printed": mention.printed,
        "kind": figure.kind,
        "observation_id": number,
        "reading": " ".join(part for part in reading if part),
        "sure": "no" if figure.doubt else "yes",
        "why": figure.doubt,
    }


def _find_last_number(package: Package) -> int:
    """Return the number of the highest id in observations.csv, 0 if there is none."""
    return max((int(str(row["id"])[1:]) for row in read_rows(package.resources["observations"])), default=0)
