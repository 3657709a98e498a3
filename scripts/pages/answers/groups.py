"""Groups of figures that compare: one indicator, breakdown, period, set of units, and a result each."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from scripts.pages.answers.territories import find_origin
from scripts.pages.comparable import keep_preferred
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Indicator


@dataclass(frozen=True)
class Group:
    """Figures that compare, one an area by its id, and how many units could have one."""

    indicator: Indicator
    time_period: str
    period: str
    era: str
    figures: Mapping[str, Figure]
    frame: int

    @property
    def known(self) -> int:
        """Of how many units a figure is known."""
        return len(self.figures)

    @property
    def is_half_known(self) -> bool:
        """Whether at least half of the units are known: below that no place is computed."""
        return 2 * self.known >= self.frame


def find_group(site: Site, figure: Figure) -> Group:
    """Return the results that compare with a figure, itself among them where it is one of its area's.

    Targets, withdrawn figures and those by which their source contradicts itself take no part. Of several
    figures of an area the one shown first is taken. The frame is the number of units of the era; of a rank
    in a set that is no era, how many were ranked.
    """
    key = find_key(figure)
    units = list_units(site, figure.era)
    found = [
        row
        for row in site.by_indicator.get(figure.indicator_id, [])
        if is_usable(row)
        and row.area_level == figure.area_level
        and find_key(row) == key
        and not _is_elsewhere(site, row, units)
    ]
    by_unit = keep_preferred(found, lambda row: find_origin(site.areas[row.area_id]).id)
    return Group(
        site.indicators[figure.indicator_id],
        figure.time_period,
        figure.period,
        figure.era,
        {row.area_id: row for row in by_unit.values()},
        _count_frame(site, figure, len(units)),
    )


def list_units(site: Site, era: str) -> set[str]:
    """Return the provinces in the list of an era, by the number of its units: 63, 34."""
    return next(site.units_of[row.id] for row in site.store.eras if str(row.units) == era)


def is_usable(figure: Figure) -> bool:
    """Tell whether a figure may stand beside others: a result that its source does not contradict."""
    return figure.measure == "result" and figure.withdrawal is None and not figure.fails


def find_key(figure: Figure) -> Hashable:
    """Return what figures have in common that compare; of ranks, also of how many units."""
    ranked = figure.denominator if figure.unit_measure == "rank" else None
    return figure.indicator_id, figure.breakdown, figure.time_period, figure.era, ranked


def _is_elsewhere(site: Site, figure: Figure, units: set[str]) -> bool:
    """Tell whether a province is none of an era's units, under any of its names."""
    if figure.area_level != "province":
        return False
    area = site.areas[figure.area_id]
    return area.id not in units and find_origin(area).id not in units


def _count_frame(site: Site, figure: Figure, units: int) -> int:
    ranked_set = site.indicators[figure.indicator_id].ranked_set
    is_era = ranked_set is None or ranked_set in {era.id for era in site.store.eras}
    return units if is_era or not figure.denominator else int(figure.denominator)
