"""Sentences that sum up a page, made from the data in either language.

Each function returns plain sentences; their wording stands in ``site/words``. A sentence is left out where
the data do not carry it: nothing is said that the figures below it do not show.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Area
from scripts.shared.words import Words


@dataclass(frozen=True)
class Lede:
    """What kind of unit an area is, in a line: words that the names of ``areas`` end, where there are any."""

    text: str
    areas: list[Area]


def tell_lede(site: Site, area: Area) -> Lede:
    """Say what kind of unit an area is, since when or until when, and what it was made from."""
    words = site.words
    if area.level == "country":
        return Lede(words("lede_country"), [])
    if area.level == "district" and area.parent_id:
        kind = site.label("areas", "type", area.type).capitalize()
        until = words("lede_district", kind=kind, until=words.date(area.valid_to))
        return Lede(until, [site.areas[area.parent_id]])
    if area.change and area.successors:
        former = words("lede_former", until=words.date(area.valid_to), since=words.date(area.change.date))
        became = words("lede_became" if area.change.kind == "upgraded" else "lede_part_of")
        return Lede(f"{former} {became}", area.successors[:1])
    if area.change and area.predecessors:
        made = words("lede_upgraded_from" if area.change.kind == "upgraded" else "lede_merged_from")
        new = words("lede_new", since=words.date(area.valid_from))
        return Lede(f"{new}, {made}", area.predecessors)
    return Lede(words("lede_unchanged"), [])


def tell_statuses(site: Site, area: Area) -> list[str]:
    """Say since when and by which act a unit is what it is, and what it was before; nothing of one status."""
    words, shown = site.words, area.statuses
    return [
        words(
            "status_with_act" if new.legal_basis else "status_without_act",
            type=site.label("areas", "type", new.type),
            since=words.date(new.valid_from),
            act=new.legal_basis,
            before=site.label("areas", "type", old.type),
        )
        for old, new in pairwise(shown)
        if new.type != old.type
    ]


def summarize_area(area: Area, figures: list[Figure], words: Words) -> list[str]:
    """Return two to four sentences on what is known of an area, or one that says that nothing is."""
    if not figures:
        return [words("area_nothing", area=area.phrase)]
    sentences = [
        words(
            "area_count",
            n=len(figures),
            area=area.phrase,
            sources=words("sources_count", n=len({figure.source_id for figure in figures})),
            years=_tell_span(figures, words),
        ),
        _tell_pillars(figures, words),
        _tell_rank(figures, words),
        _tell_doubt(figures, words),
    ]
    return [sentence for sentence in sentences if sentence]


def summarize_indicator(figures: list[Figure], words: Words) -> str:
    """Return the sentence that says how many values, areas and sources an indicator has."""
    return words(
        "indicator_count",
        n=len(figures),
        areas=words("areas_count", n=len({figure.area_id for figure in figures})),
        sources=words("sources_count", n=len({figure.source_id for figure in figures})),
        years=_tell_span(figures, words),
    )


def tell_years(figures: list[Figure]) -> str:
    """Return the years that figures are for: 2022, or 2020–2024; ValueError without a figure."""
    first = min(figure.period_start for figure in figures)[:4]
    last = max(figure.period_end for figure in figures)[:4]
    return first if first == last else f"{first}–{last}"


def _tell_span(figures: list[Figure], words: Words) -> str:
    years = tell_years(figures)
    return words("year_span" if "–" in years else "year_one", years=years)


def _tell_pillars(figures: list[Figure], words: Words) -> str:
    counts = Counter(figure.pillar for figure in figures)
    if len(counts) < 2:
        return ""
    (first, most), (second, next_most) = counts.most_common(2)
    return words("area_pillars", first=first, most=most, second=second, next_most=next_most)


def _tell_rank(figures: list[Figure], words: Words) -> str:
    """Tell the newest rank that was given among all provinces."""
    ranks = [
        figure
        for figure in figures
        if figure.unit_measure == "rank"
        and figure.denominator
        and figure.pillar_id == "index"
        and figure.measure == "result"
    ]
    if not ranks:
        return ""
    newest = max(ranks, key=lambda figure: (figure.period_end, figure.first_shown, figure.id))
    return words("area_rank", indicator=newest.indicator, period=newest.period, value=newest.display)


def _tell_doubt(figures: list[Figure], words: Words) -> str:
    """Tell how many figures fail the audit; where none does, how many are approximate in print."""
    failing = sum(1 for figure in figures if figure.fails)
    if failing:
        return words("area_failing", n=failing)
    hedged = sum(1 for figure in figures if figure.qualifier != "exact")
    return words("area_hedged", n=hedged) if hedged else ""
