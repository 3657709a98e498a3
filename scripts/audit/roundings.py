"""Whether two printed figures can be one and the same value: one rounded or cut off, or within its hedge."""

from fractions import Fraction

from scripts.audit.bounds import Interval, Term


def is_same_reading(one: Term, other: Term) -> bool:
    """Say whether the coarser of two figures is the finer one, printed with fewer digits or with a hedge.

    A hedge reaches a tenth here, whatever its direction leaves open: "more than 70" is not 95.
    """
    if one.is_hedged or other.is_hedged:
        return not (_read_near(one) & _read_near(other)).is_empty
    if one.step == other.step:
        return one.value == other.value
    coarser, finer = sorted((one, other), key=lambda term: term.step, reverse=True)
    low, high = coarser.value - coarser.step / 2, coarser.value + coarser.step
    return low <= finer.value < high


def _read_near(term: Term) -> Interval:
    reach = abs(term.value) * Fraction(1, 10)
    return term.read("rounded") & Interval(term.value - reach, term.value + reach)
