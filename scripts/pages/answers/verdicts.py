"""Higher, lower or about the same; better or worse only where the indicator has a better end."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scripts.pages.answers.groups import Group
from scripts.pages.answers.intervals import Interval, find_interval
from scripts.pages.answers.middles import Middle, find_middle
from scripts.pages.answers.reasons import Reason, Refusal
from scripts.pages.answers.standings import grows_with_size, refuse_overlap
from scripts.pages.answers.territories import is_same
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Indicator


class Side(StrEnum):
    """On which side of another value a value lies."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"


class Merit(StrEnum):
    """What a side is worth by the indicator's polarity."""

    BETTER = "better"
    WORSE = "worse"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure's side of the band about the median; ``SAME`` is within the band."""

    side: Side
    merit: Merit


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one figure is beside another; ``difference`` (one − other, in the unit) where both are exact."""

    side: Side
    merit: Merit
    difference: Decimal | None


def judge(figure: Figure, group: Group) -> Verdict | Refusal | None:
    """Return on which side of the group's band a figure lies: its whole interval must. Ranks have no band."""
    middle = find_middle(group)
    if not isinstance(middle, Middle):
        return middle
    own = find_interval(figure)
    if own.is_within(middle.band):
        return Verdict(Side.SAME, Merit.NONE)
    side = _find_side(own, middle.band)
    return Verdict(side, weigh(side, group.indicator)) if side else Refusal(Reason.OVERLAP, (figure,))


def compare(site: Site, one: Figure, other: Figure) -> Comparison | Refusal:
    """Return what a figure is beside one of another unit, or the first reason why they do not compare."""
    reason = find_obstacle(site, one, other)
    if reason:
        return Refusal(reason, (one, other))
    return weigh_pair(one, other, site.indicators[one.indicator_id])


def find_obstacle(site: Site, one: Figure, other: Figure) -> Reason | None:
    """Return why two figures of different units do not compare, whatever their values; None if they do."""
    reason = find_other_thing(site, one, other)
    if reason:
        return reason
    if one.time_period != other.time_period:
        return Reason.OTHER_YEAR
    if one.era != other.era and not _is_unchanged(site, one, other):
        return Reason.OTHER_TERRITORY
    return Reason.COUNT_BY_SIZE if grows_with_size(site.indicators[one.indicator_id]) else None


def find_other_thing(site: Site, one: Figure, other: Figure) -> Reason | None:
    """Return why two figures do not measure one thing, of whatever unit and period; None if they do."""
    if one.measure != other.measure:
        return Reason.TARGET
    if is_other_set(site.indicators[one.indicator_id], site.indicators[other.indicator_id], one, other):
        return Reason.OTHER_SET
    is_one = one.indicator_id == other.indicator_id and one.breakdown == other.breakdown
    return None if is_one else Reason.OTHER_BASE


def is_other_set(first: Indicator, second: Indicator, one: Figure, other: Figure) -> bool:
    """Tell whether two figures are ranks of two sets of units."""
    are_ranks = first.statistic == second.statistic == "rank"
    return are_ranks and (first.ranked_set != second.ranked_set or one.denominator != other.denominator)


def weigh_pair(one: Figure, other: Figure, indicator: Indicator) -> Comparison | Refusal:
    """Return which of two comparable figures is higher, by their intervals, and by how much."""
    first, second = find_interval(one), find_interval(other)
    if first.is_point and second.is_point:
        side = _find_side(first, second) or Side.SAME
        return Comparison(side, weigh(side, indicator), first.low - second.low)
    decided = _find_side(first, second)
    if decided is None:
        return refuse_overlap(one, other)
    return Comparison(decided, weigh(decided, indicator), None)


def weigh(side: Side, indicator: Indicator) -> Merit:
    """Return what a side is worth: nothing where neither end is better."""
    if side is Side.SAME or indicator.polarity == "neutral":
        return Merit.NONE
    is_better = (side is Side.HIGHER) == (indicator.polarity == "higher-better")
    return Merit.BETTER if is_better else Merit.WORSE


def _find_side(one: Interval, other: Interval) -> Side | None:
    if other.is_below(one):
        return Side.HIGHER
    return Side.LOWER if one.is_below(other) else None


def _is_unchanged(site: Site, one: Figure, other: Figure) -> bool:
    """Tell whether both units stand in the lists of both eras, or are one: mergers touched neither."""
    areas = site.areas[one.area_id], site.areas[other.area_id]
    return is_same(*areas) or all(all(area.id in units for units in site.units_of.values()) for area in areas)
