"""Whether what must hold between figures does hold; ``compared`` says what the outcomes are."""

import math
from fractions import Fraction
from functools import reduce
from operator import and_

from scripts.audit.bounds import Term, Way
from scripts.audit.compared import Finding, Outcome, Relation
from scripts.audit.sides import ORDERS, SIDES

READINGS: tuple[tuple[Way, Way], ...] = (("rounded", "printed"), ("rounded", "rounded"), ("cut", "cut"))
"""How the stated and the computing terms are read, the strictest first: only that is a plain agreement."""


def judge(relation: Relation) -> Finding:
    """Compute a relation; PackageError if it lacks a term that its kind needs."""
    decide = decide_order if relation.kind in ORDERS else decide_equality
    outcome = "withdrawn" if relation.is_withdrawn else decide(relation)
    return Finding(outcome, *compare_values(relation))


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
    sides = SIDES[relation.kind](relation, "value", "value")
    stated, *computed = (Fraction(side.low) for side in sides)
    if relation.kind == "overlap":
        return stated, min(max(stated, computed[0]), Fraction(sides[1].high))
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
