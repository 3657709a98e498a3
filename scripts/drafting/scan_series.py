"""Scans of levels, ranks and of what other places and sources say: jumps, order, outliers, roundings."""

import statistics
from collections.abc import Iterator
from itertools import combinations, pairwise

from scripts.audit.roundings import is_same_reading
from scripts.audit.sides import LEAP
from scripts.drafting.scanned import Candidate, Seen, group_by

YEAR = 370
"""Days within which two periods follow each other."""
FEWEST = 8
"""Provinces from which on a median says what is usual."""
FAR = 8
"""How many times the usual distance from the median an outlier is away."""
THING = ("area_id", "indicator_id", "breakdown", "measure")


def scan_jumps(figures: list[Seen]) -> Iterator[Candidate]:
    """Propose levels of one source that doubled or halved from one period to the next."""
    levels = [row for row in figures if row.get("statistic") in ("count", "value", "share", "rate")]
    for same in group_by(levels, "source_id", *THING):
        rows = sorted(same, key=lambda row: row.end)
        for before, after in pairwise(rows):
            low, high = sorted((abs(before.value), abs(after.value)))
            if (after.end - before.end).days <= YEAR and high > LEAP * low > 0:
                times = float(high / low)
                yield Candidate(
                    "jump",
                    f"the level {'rose' if after.value > before.value else 'fell'} {times:.1f} times",
                    (before, after),
                    "steady",
                    ("other", "other"),
                    "plausibility",
                )


def scan_orders(figures: list[Seen]) -> Iterator[Candidate]:
    """Tell of two areas whose ranks and values stand in opposite order."""
    values = {
        (row.get("source_id"), row.get("indicator_id"), row.get("area_id"), row.get("time_period")): row
        for row in figures
        if row.get("measure") == "result" and row.get("breakdown") == "total"
    }
    ranks = [row for row in figures if row.get("value_indicator_id") and row.get("measure") == "result"]
    for same in group_by(ranks, "source_id", "indicator_id", "time_period"):
        pairs = [
            (rank, values[key])
            for rank in same
            if (key := (rank.get("source_id"), rank.get("value_indicator_id"), rank.get("area_id"),
                        rank.get("time_period"))) in values
        ]  # fmt: skip
        for (rank, value), (other_rank, other_value) in combinations(pairs, 2):
            if (rank.value - other_rank.value) * (value.value - other_value.value) > 0:
                reason = "the better rank has the lower value"
                yield Candidate("order", reason, (rank, value, other_rank, other_value))


def scan_outliers(figures: list[Seen]) -> Iterator[Candidate]:
    """Tell of provinces that stand far from the median of all that have a value of the period."""
    rows = [
        row
        for row in figures
        if row.is_province and row.get("measure") == "result" and row.get("breakdown") == "total"
        and row.get("statistic") in ("share", "value", "rate")
    ]  # fmt: skip
    for same in group_by(rows, "indicator_id", "time_period"):
        if len({row.get("area_id") for row in same}) < FEWEST:
            continue
        middle = statistics.median(row.value for row in same)
        usual = statistics.median(abs(row.value - middle) for row in same)
        for row in same:
            if usual and abs(row.value - middle) > FAR * usual:
                times = float(abs(row.value - middle) / usual)
                reason = (
                    f"{times:.0f} times the usual distance from the median of {len(same)}, {float(middle):g}"
                )
                yield Candidate("outlier", reason, (row,))


def scan_roundings(figures: list[Seen]) -> Iterator[Candidate]:
    """Tell of sources that differ, and whether only in rounding or by a hedge."""
    for same in group_by(figures, *THING, "time_period"):
        for one, other in combinations(same, 2):
            if one.value != other.value and one.get("source_id") != other.get("source_id"):
                only = is_same_reading(one.term, other.term)
                reason = "two sources differ only in rounding or by a hedge" if only else "two sources differ"
                yield Candidate("rounding" if only else "sources", reason, (one, other))
