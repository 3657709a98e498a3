"""The place of a figure among those that compare with it: published where it is a rank, else computed."""

from dataclasses import dataclass

from scripts.pages.answers.groups import Group
from scripts.pages.answers.intervals import Interval, find_interval
from scripts.pages.answers.reasons import Reason, Refusal
from scripts.pages.model import Figure
from scripts.pages.subjects import Indicator


@dataclass(frozen=True, slots=True)
class Standing:
    """Place ``rank`` of ``among`` units; ``known`` of ``frame`` are known, and ``ties`` share the place."""

    rank: int
    among: int
    known: int
    frame: int
    ties: tuple[str, ...]
    is_published: bool


def find_standing(group: Group, figure: Figure) -> Standing | Refusal:
    """Return a figure's place in its group; a published rank stands, a place is computed by one rule.

    A place is computed only where half of the units or more are known, of what does not grow with a unit's
    size, and where no hedge leaves open who comes before whom. Of equal values all have the first place.
    """
    others = [row for row in group.figures.values() if row.area_id != figure.area_id]
    if group.indicator.statistic == "rank":
        return _read_standing(group, figure, others)
    if grows_with_size(group.indicator):
        return Refusal(Reason.COUNT_BY_SIZE, (figure,), group.known, group.frame)
    if not group.is_half_known or group.known < 2:
        return Refusal(Reason.TOO_FEW, (figure,), group.known, group.frame)
    return _compute_standing(group, figure, others)


def grows_with_size(indicator: Indicator) -> bool:
    """Tell whether a larger unit has more of it: counts, and what may be added up."""
    return indicator.statistic == "count" or indicator.aggregation == "sum"


def _read_standing(group: Group, figure: Figure, others: list[Figure]) -> Standing:
    ties = tuple(row.area_id for row in others if row.obs_value == figure.obs_value)
    among = int(figure.denominator or group.frame)
    return Standing(int(figure.obs_value), among, group.known, group.frame, ties, is_published=True)


def _compute_standing(group: Group, figure: Figure, others: list[Figure]) -> Standing | Refusal:
    own = find_interval(figure)
    ahead, ties = 0, []
    for row in others:
        interval = find_interval(row)
        if _is_first(group.indicator, interval, own):
            ahead += 1
        elif interval == own and own.is_point:
            ties.append(row.area_id)
        elif not _is_first(group.indicator, own, interval):
            return refuse_overlap(figure, row)
    return Standing(ahead + 1, group.known, group.known, group.frame, tuple(ties), is_published=False)


def _is_first(indicator: Indicator, one: Interval, other: Interval) -> bool:
    return one.is_below(other) if indicator.is_lowest_first else other.is_below(one)


def refuse_overlap(one: Figure, other: Figure) -> Refusal:
    """Return the refusal for two figures whose hedges leave their order open."""
    both = find_interval(one).is_unlimited and find_interval(other).is_unlimited
    return Refusal(Reason.TWO_APPROXIMATE if both else Reason.OVERLAP, (one, other))
