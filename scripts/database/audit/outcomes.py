"""What must hold between figures, kind by kind (`relations.kind` in the schema), and whether it does.

Outcomes: `agrees`: what the terms as printed give is the stated figure, exactly or once it is rounded to the
printed digits; hedged terms agree where their hedges leave room for it. `agrees-rounded`: only if the terms
themselves are taken as rounded, or all as cut off after their last digit. `disagrees`: in no such reading.
`undecided`: a hedge ("about", or an open end in a comparison) leaves it open. `bounds.py` reads the figures.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from operator import and_
from typing import Literal

from scripts.contract.inputs import refuse_unchecked
from scripts.database.audit.bounds import Interval, Term, Way, point

Outcome = Literal["agrees", "agrees-rounded", "disagrees", "undecided"]
"""What a relation comes to; readers' words for it are in ``site/words/outcomes.toml``."""

READINGS: tuple[tuple[Way, Way], ...] = (("rounded", "printed"), ("rounded", "rounded"), ("cut", "cut"))
"""How the stated and the computing terms are read, the strictest first: only that is a plain agreement."""

HUNDRED = point(100)


@dataclass(frozen=True)
class Relation:
    """A statement about figures; `terms` stand in their order."""

    id: str
    kind: str
    terms: list[Term]

    def role(self, role: str) -> list[Term]:
        """Return the terms of a role; PackageError if there is none."""
        terms = [term for term in self.terms if term.role == role]
        if not terms:
            raise refuse_unchecked("relation_terms", f"{self.id} has no {role}")
        return terms

    def pairs(self, part: str = "part", share: str = "share") -> list[tuple[Term, Term]]:
        """Return each count with its share; PackageError where the two do not alternate."""
        pairs = [(a, b) for a, b in pairwise(self.terms) if (a.role, b.role) == (part, share)]
        if not len(pairs) == len(self.role(part)) == len(self.role(share)):
            raise refuse_unchecked("relation_terms", f"{self.id} has a {part} without its {share} after it")
        return pairs


@dataclass(frozen=True)
class Finding:
    """What a relation comes to: an outcome, and the two numbers that were compared."""

    outcome: Outcome
    stated: Fraction
    computed: Fraction


def judge(relation: Relation) -> Finding:
    """Compute a relation; PackageError if it lacks a term that its kind needs."""
    decide = decide_order if relation.kind in ORDERS else decide_equality
    return Finding(decide(relation), *compare_values(relation))


def decide_equality(relation: Relation) -> Outcome:
    """Say whether all sides of a relation can be one number (for a common base, a whole one)."""
    for stating, computing in READINGS:
        common = reduce(and_, SIDES[relation.kind](relation, stating, computing))
        if relation.kind == "common-base":
            common = common.whole()
        if not common.is_empty:
            if any(term.qualifier == "about" for term in relation.terms):
                return "undecided"
            return "agrees" if (stating, computing) == READINGS[0] else "agrees-rounded"
    return "disagrees"


def decide_order(relation: Relation) -> Outcome:
    """Say whether one figure keeps to the limits that others set."""
    keeps = ORDERS[relation.kind]
    answer = keeps(*SIDES[relation.kind](relation, "printed", "printed"))
    if answer is True:
        return "agrees"
    if any(term.is_hedged for term in relation.terms):
        return "disagrees" if answer is False else "undecided"
    readings = (SIDES[relation.kind](relation, stating, computing) for stating, computing in READINGS[1:])
    return "disagrees" if all(keeps(*sides) is False for sides in readings) else "agrees-rounded"


def compare_values(relation: Relation) -> tuple[Fraction, Fraction]:
    """Return the stated number and the computed one farthest from it, hedges and rounding aside."""
    stated, *computed = (Fraction(side.low) for side in SIDES[relation.kind](relation, "value", "value"))
    if relation.kind == "between":
        return stated, min(max(stated, min(computed)), max(computed))
    if relation.kind == "part-of":
        return stated, max(computed)
    if relation.kind == "share-bound":
        return computed[0], stated
    if not computed:
        return find_nearest_share(*relation.pairs()[0])
    return stated, max(computed, key=lambda number: abs(number - stated))


def find_nearest_share(part: Term, share: Term) -> tuple[Fraction, Fraction]:
    """Return a share and the one nearest to it that the count can be of a whole number."""
    base = 100 * part.value / share.value if share.value else Fraction(0)
    shares = [100 * part.value / whole for whole in (math.floor(base), math.ceil(base)) if whole]
    return share.value, min(shares, key=lambda near: abs(near - share.value), default=share.value)


def find_base(part: Term, share: Term, stating: Way, computing: Way) -> Interval:
    """Return how many there may be in all when a count is such a share (percent) of them."""
    return HUNDRED * part.read(computing) / share.read(stating)


def _add_up(terms: list[Term], way: Way) -> Interval:
    return sum((term.read(way) for term in terms), point(0))


def _find_sum(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    return [_add_up(relation.role("whole"), stating), _add_up(relation.role("part"), computing)]


def _find_ratio(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    ratio = _add_up(relation.role("part"), computing) / _add_up(relation.role("whole"), computing)
    return [_add_up(relation.role("share"), stating), ratio]


def _find_share(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    share, ratio = _find_ratio(relation, stating, computing)
    return [share, HUNDRED * ratio]


def _find_complement(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    return [HUNDRED, _add_up(relation.role("part"), computing)]


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
    return [_add_up(relation.role("whole"), stating), *parts]


def _find_limit(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    share, limit = _find_share(relation, stating, computing)
    return [limit, share]


SIDES: dict[str, Callable[[Relation, Way, Way], list[Interval]]] = {
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
}
"""What each kind compares, the stated side first, when stated and computing terms are read in such ways."""


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


ORDERS: dict[str, Callable[..., bool | None]] = {
    "part-of": is_part,
    "share-bound": is_part,
    "between": is_between,
}
