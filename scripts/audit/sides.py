"""What each kind of relation compares (`relations.kind` in the schema), as intervals, the stated side first.

`stating` and `computing` say how the stated and the computing terms are read: ``bounds`` has the ways.
"""

from collections.abc import Callable

from scripts.audit.bounds import HUNDRED, Interval, Term, Way, add_up, point
from scripts.audit.compared import Relation
from scripts.audit.composed import find_overlap, find_weighted_sum, find_weights

Sides = Callable[[Relation, Way, Way], list[Interval]]


def find_base(part: Term, share: Term, stating: Way, computing: Way) -> Interval:
    """Return how many there may be in all when a count is such a share (percent) of them."""
    return HUNDRED * part.read(computing) / share.read(stating)


def _find_sum(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    return [add_up(relation.role("whole"), stating), add_up(relation.role("part"), computing)]


def _find_ratio(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    ratio = add_up(relation.role("part"), computing) / add_up(relation.role("whole"), computing)
    return [add_up(relation.role("share"), stating), ratio]


def _find_share(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    share, ratio = _find_ratio(relation, stating, computing)
    return [share, HUNDRED * ratio]


def _find_complement(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    return [HUNDRED, add_up(relation.role("part"), computing)]


def _find_bases(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    return [find_base(part, share, stating, computing) for part, share in relation.pairs()]


def _find_base_sum(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    ((whole, share),) = relation.pairs("whole", "whole-share")
    parts = sum(_find_bases(relation, stating, computing), point(0))
    return [find_base(whole, share, stating, computing), parts]


def _find_statements(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    """Read the coarsest statement as the stated one, for the finer must round to it."""
    is_mixed = len({term.symbols["en"] for term in relation.terms}) > 1
    coarsest = max(relation.terms, key=lambda term: 0 if term.is_count else term.step)
    sides = []
    for term in relation.terms:
        side = term.read(stating if term is coarsest else computing)
        # 12 of 12 beside 100%: a fraction is compared as a share
        sides.append(HUNDRED * side / point(term.denominator) if is_mixed and term.denominator else side)
    return sides


def _find_parts(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    parts = [part.read(computing) for part in relation.role("part")]
    return [add_up(relation.role("whole"), stating), *parts]


def _find_limit(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    share, limit = _find_share(relation, stating, computing)
    return [limit, share]


def _find_levels(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    """Return the later level and the earlier one: the terms stand in the order of time."""
    earlier, later = relation.role("other")
    return [later.read(stating), earlier.read(computing)]


SIDES: dict[str, Sides] = {
    "sum": _find_sum,
    "share": _find_share,
    "ratio": _find_ratio,
    "part-of": _find_parts,
    "complement": _find_complement,
    "common-base": _find_bases,
    "base-sum": _find_base_sum,
    "between": _find_parts,
    "equal": _find_statements,
    "share-bound": _find_limit,
    "weighted-sum": find_weighted_sum,
    "overlap": find_overlap,
    "common-weight": find_weights,
    "steady": _find_levels,
}
"""What each kind compares."""


LEAP = 2
"""How many times a level may rise or fall from one time to the next: a convention, told to readers."""


def is_part(whole: Interval, *parts: Interval) -> bool | None:
    """Say whether no part is above the whole: True, False, or None where that stays open."""
    if any(part.is_above(whole) for part in parts):
        return False
    return True if all(part.high <= whole.low for part in parts) else None


def is_between(whole: Interval, *parts: Interval) -> bool | None:
    """Say whether the whole lies between the least and the greatest part, or None where that stays open."""
    if all(whole.is_above(part) for part in parts) or all(part.is_above(whole) for part in parts):
        return False
    least, greatest = min(part.high for part in parts), max(part.low for part in parts)
    return True if least <= whole.low and whole.high <= greatest else None


def is_steady(later: Interval, earlier: Interval) -> bool | None:
    """Say whether a level neither doubled nor halved, or None where that stays open."""
    double, half = earlier * point(LEAP), earlier / point(LEAP)
    if later.is_above(double) or half.is_above(later):
        return False
    return True if half.high <= later.low and later.high <= double.low else None


ORDERS: dict[str, Callable[..., bool | None]] = {
    "part-of": is_part,
    "share-bound": is_part,
    "between": is_between,
    "steady": is_steady,
}
"""The kinds in which one figure keeps to the limits that others set."""
