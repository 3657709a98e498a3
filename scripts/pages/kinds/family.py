"""The page of a family: its question, its variants side by side, what tells them apart, newest figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.pages.alphabet import alphabet_key
from scripts.pages.comparable import tell_scope
from scripts.pages.grouping import group
from scripts.pages.kinds.indicators import SCOPES
from scripts.pages.measured import list_methods
from scripts.pages.model import Figure
from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site
from scripts.pages.subjects import Family, Indicator
from scripts.pages.summaries import summarize_indicator

LONG = 100
"""Newest figures above which each area keeps one of them alone."""


@dataclass(frozen=True)
class Variant:
    """An indicator of the family: how many figures and areas it has, and the newest of its figures."""

    indicator: Indicator
    figures: int
    areas: int
    newest: Figure | None


@dataclass(frozen=True)
class Warned:
    """What is to be known before comparing some of the variants: ``text`` is the same for all of them."""

    text: str
    indicators: list[Indicator]


@dataclass(frozen=True)
class Scope:
    """The newest figures of one kind of area."""

    name: str
    figures: list[Figure]
    areas: int


def iter_family_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each family."""
    for family in material.site.store.families:
        yield make_family_page(material.site, family)


def make_family_page(site: Site, family: Family) -> Page:
    """Return a family's page."""
    indicators = site.by_family.get(family.id, [])
    figures = [row for indicator in indicators for row in site.by_indicator.get(indicator.id, [])]
    context = {
        "family": family,
        "summary": summarize_indicator(figures, site.words) if figures else "",
        "variants": [_describe_variant(site, indicator) for indicator in indicators],
        "warned": _list_warnings(indicators),
        "methods": list_methods(site, indicators),
        "scopes": list_newest(site, family, figures),
        "neighbours": [row for row in site.store.families if row.pillar_id == family.pillar_id],
    }
    names = [name for name in (indicator.name for indicator in indicators) if name != family.name]
    front = {
        "title": family.name,
        "description": family.question,
        "hint": site.words("indicators_count", n=len(indicators)),
        "aliases": names[:1],
    }
    return Page(f"families/{family.id}", front, context)


def _describe_variant(site: Site, indicator: Indicator) -> Variant:
    figures = site.by_indicator.get(indicator.id, [])
    shown = [row for row in figures if row.measure == "result" and row.is_whole] or figures
    newest = max(shown, key=lambda row: (row.period_end, -row.place, row.issued or "", row.id), default=None)
    return Variant(indicator, len(figures), len({row.area_id for row in figures}), newest)


def _list_warnings(indicators: list[Indicator]) -> list[Warned]:
    """Return the texts on comparability, each once."""
    texts = group(indicators, lambda indicator: indicator.comparability)
    return [Warned(text, rows) for text, rows in texts.items()]


def list_newest(site: Site, family: Family, figures: list[Figure]) -> list[Scope]:
    """Return each area's newest result of each variant; of many, that of the headline, or else the newest."""
    shown = [row for row in figures if row.first_shown and row.measure == "result" and row.is_whole]
    newest = group(shown, lambda row: (row.area_id, tell_scope(site, row)))
    if len(shown) > LONG:
        newest = {key: [_choose(family, rows)] for key, rows in newest.items()}
    kept = [row for rows in newest.values() for row in rows]
    kept.sort(key=lambda row: (alphabet_key(row.area), row.area_id))
    scopes = group(kept, lambda row: tell_scope(site, row))
    return [
        Scope(scope, scopes[scope], len({row.area_id for row in scopes[scope]}))
        for scope in SCOPES
        if scope in scopes
    ]


def _choose(family: Family, figures: list[Figure]) -> Figure:
    """Return the one of an area's figures that tells most."""
    return max(
        figures,
        key=lambda row: (row.indicator_id == family.headline_indicator_id, row.period_end, row.id),
    )


FAMILY = Kind("family", "family.md.j2", iter_family_pages, look="family", weight=1.5)
