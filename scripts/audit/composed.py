"""Composed indices by their published method, and the weights that two parts and their whole imply.

A method's components have weights. Where pillars overlap, each holds the components that all share and its
own besides, so the index is what the pillars give less what is counted more than once.
"""

from fractions import Fraction

from scripts.audit.bounds import HUNDRED, Bound, Interval, Term, Way, point
from scripts.audit.compared import Relation
from scripts.contract.inputs import refuse_unchecked

DRIFT = point(2)
"""How far a part's weight may move from one time to the next, in points: a convention, told to readers."""


def find_weighted_sum(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    """Return the index and the weighted sum of its components."""
    parts = [part.read(computing) * point(part.weight) for part in relation.role("part")]
    return [relation.role("whole")[0].read(stating), sum(parts, point(0)) / _find_total(relation)]


def find_overlap(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    """Return the index and what its pillars leave open for it.

    A pillar that stands at p has p × (shared + own) points: of these the shared components have no more than
    that, and no less than that without all of its own.
    """
    shared, parts = relation.method.shared, relation.role("part")
    points = [part.read(computing) * point(shared + part.weight) for part in parts]
    least = max([Fraction(0), *(held.low - part.weight for held, part in zip(points, parts, strict=True))])
    most: Bound = min([shared, *(held.high for held in points)])
    twice = Interval(least, most) * point(len(parts) - 1)
    return [
        relation.role("whole")[0].read(stating),
        (sum(points, point(0)) - twice) / _find_total(relation),
    ]


def _find_total(relation: Relation) -> Interval:
    """Return the sum of all weights; PackageError where the relation names no method that has them."""
    if not relation.method.total:
        raise refuse_unchecked("relations", f"{relation.id} names no method with weights")
    return point(relation.method.total)


def find_weights(relation: Relation, stating: Way, computing: Way) -> list[Interval]:
    """Return the first part's weight, in percent, that each whole implies; all but the first may drift."""
    first, *others = (find_weight(*triple, stating, computing) for triple in relation.triples())
    drift = point(0) if computing == "value" else Interval(-DRIFT.high, DRIFT.high)
    return [first, *(other + drift for other in others)]


def find_weight(one: Term, other: Term, whole: Term, stating: Way, computing: Way) -> Interval:
    """Return how many in a hundred belong to the first part: whole = weight × one + (1 − weight) × other."""
    if one.value < other.value:
        return HUNDRED - find_weight(other, one, whole, stating, computing)
    spread = one.read(computing) - other.read(computing)
    return HUNDRED * (whole.read(stating) - other.read(computing)) / spread
