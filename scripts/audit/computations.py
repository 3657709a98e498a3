"""A relation's computation as one line: `28,627 + 16,301 = 44,928`, `205 ÷ 216 = 94.91% (printed: 94%)`."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from scripts.audit.bounds import Interval, Term
from scripts.audit.compared import Relation
from scripts.audit.composed import find_overlap, find_weight
from scripts.audit.outcomes import compare_values
from scripts.audit.sides import find_base
from scripts.shared.languages import LANGUAGES, Language
from scripts.shared.wording import format_number, format_value
from scripts.shared.words import read_words

WORDS = {language: read_words("computations", language) for language in LANGUAGES}
SIGNS = {
    "exact": "=",
    "about": "≈",
    "more-than": ">",
    "at-least": "≥",
    "less-than": "<",
    "at-most": "≤",
    "nearly": "<",
}
"""What stands before a result that one hedged figure went into."""


def format_computation(relation: Relation, language: Language) -> str:
    """Format what was computed, in a language's way of writing numbers."""
    return FORMATS[relation.kind](relation, language)


def _format_sum(relation: Relation, language: Language) -> str:
    _, total = compare_values(relation)
    whole = relation.role("whole")[0]
    return _format_result(relation, _add(relation, "part", language), total, whole, language)


def _format_complement(relation: Relation, language: Language) -> str:
    needed, total = compare_values(relation)
    part = relation.role("part")[0]
    result = (
        f"{_add(relation, 'part', language)} {_find_sign(relation)} {_format_near(total, part, language)}"
    )
    hundred = format_value(float(needed), part.symbols[language], language)
    return result if total == needed else f"{result} ({WORDS[language]('needed', figure=hundred)})"


def _format_quotient(relation: Relation, language: Language) -> str:
    _, quotient = compare_values(relation)
    whole = _add(relation, "whole", language)
    divisor = f"({whole})" if len(relation.role("whole")) > 1 else whole
    left = f"{_add(relation, 'part', language)} ÷ {divisor}"
    return _format_result(relation, left, quotient, relation.role("share")[0], language)


def _format_result(relation: Relation, left: str, result: Fraction, stated: Term, language: Language) -> str:
    """Format a computation with its result, and what the source prints where that reads otherwise."""
    right, printed = _format_near(result, stated, language), stated.format(language)
    line = f"{left} {_find_sign(relation)} {right}"
    return line if right == printed else f"{line} ({WORDS[language]('printed', figure=printed)})"


def _format_bases(relation: Relation, language: Language) -> str:
    return "; ".join(_format_base(part, share, language) for part, share in relation.pairs())


def _format_base(part: Term, share: Term, language: Language) -> str:
    """Format a count, its share, and how many there may be in all."""
    base = find_base(part, share, "rounded", "printed")
    return f"{part.format(language)} ÷ {share.format(language)} {_format_interval(base, language)}"


def _format_interval(interval: Interval, language: Language) -> str:
    """Format the whole numbers of an interval, with their sign; where there are none, its ends."""
    whole = interval.whole()
    low, high, decimals = (interval.low, interval.high, 1) if whole.is_empty else (whole.low, whole.high, 0)
    if math.isinf(high):
        return f"≥ {format_number(float(low), language, decimals)}"
    numbers = (format_number(float(number), language, decimals) for number in (low, high))
    return "= " + "–".join(dict.fromkeys(numbers))


def _format_base_sum(relation: Relation, language: Language) -> str:
    stated, computed = (format_number(float(number), language, 0) for number in compare_values(relation))
    pairs = [*relation.pairs(), *relation.pairs("whole", "whole-share")]
    *parts, whole = (f"{count.format(language)} ÷ {share.format(language)}" for count, share in pairs)
    return f"{' + '.join(parts)} ≈ {computed}; {whole} ≈ {stated}"


def _format_parts(relation: Relation, language: Language) -> str:
    whole = relation.role("whole")[0]
    return "; ".join(_format_order([part, whole], language) for part in relation.role("part"))


def _format_between(relation: Relation, language: Language) -> str:
    """Format the whole between the least and the greatest part; outside, beside the nearer one."""
    parts = sorted(relation.role("part"), key=lambda part: part.value)
    least, whole, greatest = parts[0], relation.role("whole")[0], parts[-1]
    if whole.value < least.value:
        return f"{whole.format(language)} < {least.format(language)}"
    if whole.value > greatest.value:
        return f"{whole.format(language)} > {greatest.format(language)}"
    return _format_order([least, whole, greatest], language)


def _format_order(terms: list[Term], language: Language) -> str:
    """Format figures that should not fall, each with how it stands to the one before."""
    line = terms[0].format(language)
    for last, term in pairwise(terms):
        line += f" {'≤' if last.value <= term.value else '>'} {term.format(language)}"
    return line


def _format_weighted_sum(relation: Relation, language: Language) -> str:
    _, total = compare_values(relation)
    whole = relation.role("whole")[0]
    parts = relation.role("part")
    shares = (format_number(float(part.weight / relation.method.total), language, 4) for part in parts)
    left = " + ".join(f"{share} × {part.format(language)}" for share, part in zip(shares, parts, strict=True))
    return _format_result(relation, left, total, whole, language)


def _format_overlap(relation: Relation, language: Language) -> str:
    """Format the index between the least and the greatest that its pillars leave open."""
    whole = relation.role("whole")[0]
    _, room = find_overlap(relation, "value", "value")
    least, greatest = (_format_near(Fraction(end), whole, language, 0) for end in (room.low, room.high))
    below, above = ("≤" if fits else ">" for fits in (room.low <= whole.value, whole.value <= room.high))
    return f"{least} {below} {whole.format(language)} {above} {greatest}"


def _format_weights(relation: Relation, language: Language) -> str:
    """Format each whole's implied weight of the first part."""
    lines = []
    for one, other, whole in relation.triples():
        (weight,) = {Fraction(find_weight(one, other, whole, "value", "value").low)}
        shown = format_value(float(weight), "%", language, 1)
        above, below = (f"({term.format(language)} − {other.format(language)})" for term in (whole, one))
        lines.append(f"{above} ÷ {below} = {shown}")
    return "; ".join(lines)


def _format_levels(relation: Relation, language: Language) -> str:
    earlier, later = relation.role("other")
    if not earlier.value:
        return f"{earlier.format(language)} → {later.format(language)}"
    times = format_number(float(later.value / earlier.value), language, 2)
    return f"{later.format(language)} ÷ {earlier.format(language)} = {times}"


def _format_statements(relation: Relation, language: Language) -> str:
    return "; ".join(term.format(language) for term in relation.terms)


def _add(relation: Relation, role: str, language: Language) -> str:
    return " + ".join(term.format(language) for term in relation.role(role))


def _find_sign(relation: Relation) -> str:
    """Return the sign before a result; several hedges, or one on a whole, leave only ≈."""
    hedges = {term.qualifier for term in relation.role("part") if term.is_hedged}
    is_whole_hedged = relation.kind != "sum" and any(t.is_hedged for t in relation.terms if t.role == "whole")
    if len(hedges) > 1 or is_whole_hedged:
        return SIGNS["about"]
    return SIGNS[hedges.pop() if hedges else "exact"]


def _format_near(number: Fraction, like: Term, language: Language, more: int = 2) -> str:
    """Format a computed number in the unit of a figure, with some digits more than that prints."""
    decimals = max(0, math.ceil(-math.log10(like.step))) + more
    return format_value(float(number), like.symbols[language], language, decimals)


FORMATS: dict[str, Callable[[Relation, Language], str]] = {
    "sum": _format_sum,
    "share": _format_quotient,
    "ratio": _format_quotient,
    "share-bound": _format_quotient,
    "complement": _format_complement,
    "common-base": _format_bases,
    "base-sum": _format_base_sum,
    "part-of": _format_parts,
    "between": _format_between,
    "equal": _format_statements,
    "weighted-sum": _format_weighted_sum,
    "overlap": _format_overlap,
    "common-weight": _format_weights,
    "steady": _format_levels,
}
