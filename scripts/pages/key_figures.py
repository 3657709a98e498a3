"""The figures of an area that stand first: those that tell most of it."""

from scripts.pages.model import Figure
from scripts.pages.site import Site

KEY_FIGURES, FEWEST = 5, 3


KEY_INDICATORS = (
    ("dti-rank", "dti-34-rank"),
    ("household-smartphone-share",),
    ("household-fibre-share",),
    ("household-internet-share", "internet-users-share"),
    ("digital-economy-grdp-share", "digital-economy-grdp-share-provincial"),
    ("online-dossiers-share",),
    ("papi-d8",),
)
"""Indicators that tell most of an area, in the order of its first screen; of a group the newest is taken."""


def choose_key_figures(site: Site, results: list[Figure]) -> list[Figure]:
    """Choose up to five results for the first screen: the indicators that tell most, then others.

    Only figures that are shown first and stand for the whole of the area are taken. What fills up is one of
    each pillar, by ``_weigh``; where that makes fewer than three, any other. A full 100% tells little, and
    stands only where there is nothing else.
    """
    usable = [
        figure
        for figure in results
        if figure.first_shown and figure.is_whole and figure.pillar_id != "context"
    ]
    telling = [figure for figure in usable if not is_full(figure)]
    chosen: list[Figure] = []
    for indicators in KEY_INDICATORS:
        found = [figure for figure in telling if figure.indicator_id in indicators]
        chosen += sorted(found, key=lambda figure: figure.period_end, reverse=True)[:1]
    rest = sorted(telling, key=lambda figure: _weigh(site, figure), reverse=True)
    for figure in rest:
        if figure.pillar_id not in {other.pillar_id for other in chosen}:
            chosen.append(figure)
    for figure in [*rest, *usable]:
        if len(chosen) < FEWEST and figure not in chosen:
            chosen.append(figure)
    return chosen[:KEY_FIGURES]


def is_full(figure: Figure) -> bool:
    """Tell whether a figure says no more than "all of them"."""
    return figure.unit_measure == "percent" and figure.obs_value == 100


def _weigh(site: Site, figure: Figure) -> tuple[bool, bool, str, int, str]:
    """Return what makes a figure tell more: ranks among indices, else shares; newness, coverage."""
    kind = figure.unit_measure
    fits = (kind == "rank") == (figure.pillar_id == "index")
    covered = len({other.area_id for other in site.by_indicator[figure.indicator_id]})
    return fits, kind == "percent", figure.period_end[:4], covered, figure.id
