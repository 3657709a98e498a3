"""Scans within one source: totals and their parts, shares and their counts, indices and their components."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, permutations

from scripts.audit.compared import Method
from scripts.contract.package import Package, read_rows
from scripts.drafting.scanned import Candidate, Row, Seen, group_by

PLACE = ("source_id", "area_id", "time_period", "measure")


def scan_totals(figures: list[Seen]) -> Iterator[Candidate]:
    """Propose a sum for counts and for what adds up, and for others that the whole lies between the parts."""
    for same in group_by(figures, *PLACE, "indicator_id"):
        wholes = [figure for figure in same if figure.get("breakdown") == "total"]
        for parts in group_by_dimension(same):
            if len(wholes) != 1 or len(parts) < 2:
                continue
            total, between = (_relate_parts(kind, parts, wholes[0]) for kind in ("sum", "between"))
            is_sum = wholes[0].get("statistic") == "count" or total.outcome == "agrees"
            yield total if is_sum else between


def _relate_parts(kind: str, parts: list[Seen], whole: Seen) -> Candidate:
    reason = f"{len(parts)} parts ({parts[0].dimension}) stand beside their whole"
    return Candidate("parts", reason, (*parts, whole), kind, (*("part",) * len(parts), "whole"))


def group_by_dimension(figures: list[Seen]) -> Iterator[list[Seen]]:
    """Yield the parts of a total, dimension by dimension."""
    parts = [figure for figure in figures if figure.get("breakdown") != "total"]
    for dimension in dict.fromkeys(figure.dimension for figure in parts):
        yield [figure for figure in parts if figure.dimension == dimension]


def scan_weights(figures: list[Seen]) -> Iterator[Candidate]:
    """Propose to compare the weights that two parts and their whole imply, from one period to the next."""
    for same in group_by(figures, "source_id", "area_id", "measure", "indicator_id"):
        triples = [triple for rows in group_by(same, "time_period") for triple in _find_triples(rows)]
        triples.sort(key=lambda triple: triple[2].end)
        for before, after in pairwise(triples):
            if [row.get("breakdown") for row in before] == [row.get("breakdown") for row in after]:
                yield Candidate(
                    "weights",
                    "two parts and their whole in two periods imply the weights of the parts",
                    (*before, *after),
                    "common-weight",
                    ("part", "part", "whole") * 2,
                    "plausibility",
                )


def _find_triples(rows: list[Seen]) -> Iterator[tuple[Seen, Seen, Seen]]:
    """Yield two parts that stand apart, with their whole, of figures that are not added up."""
    wholes = [row for row in rows if row.get("breakdown") == "total" and row.get("statistic") != "count"]
    for parts in group_by_dimension(rows):
        one, *others = sorted(parts, key=lambda row: row.get("breakdown"))
        if len(wholes) == 1 and len(others) == 1 and one.value != others[0].value:
            yield one, others[0], wholes[0]


def scan_shares(figures: list[Seen]) -> Iterator[Candidate]:
    """Propose a share that two counts of its family give, and one that stands beside two counts alone."""
    for same in group_by(figures, *PLACE, "breakdown", "family_id"):
        counts = [figure for figure in same if figure.get("statistic") == "count"]
        shares = [figure for figure in same if figure.get("unit_measure") == "percent"]
        for share in shares if len(counts) >= 2 else ():
            found = [_relate_share(part, whole, share) for part, whole in permutations(counts, 2)]
            fitting = [candidate for candidate in found if candidate.outcome == "agrees"]
            smaller = [row for row in found if row.figures[0].value <= row.figures[1].value]
            yield from fitting or (smaller if len(counts) == 2 and len(shares) == 1 else ())


def _relate_share(part: Seen, whole: Seen, share: Seen) -> Candidate:
    reason = "a share stands beside two counts of its family"
    roles = ("part", "whole", "share")
    return Candidate("share", reason, (part, whole, share), "share", roles, "hypothesis")


def scan_indices(figures: list[Seen], package: Package) -> Iterator[Candidate]:
    """Propose an index that stands beside all its components, by the weights of its method."""
    weights = [row for row in read_rows(package.resources["method_weights"]) if row["weight"] is not None]
    for method in read_rows(package.resources["methods"]):
        own = [row for row in weights if row["method_id"] == method["id"]]
        pillars = {str(row["pillar_indicator_id"]) for row in own if row["pillar_indicator_id"]}
        needed = {"weighted-sum": {str(row["indicator_id"]): _sum([row]) for row in own}}
        if pillars:
            needed["overlap"] = {p: _sum([r for r in own if r["pillar_indicator_id"] == p]) for p in pillars}
        sums = Method(_sum(own), _sum([row for row in own if not row["pillar_indicator_id"]]))
        first, last = str(method["valid_from"] or "")[:4], str(method["valid_to"] or "9999")[:4]
        in_time = [row for row in figures if first <= row.get("time_period")[:4] <= last]
        for kind, wanted in needed.items() if own else ():
            yield from _find_indices(in_time, kind, wanted, str(method["id"]), sums)


def _find_indices(
    figures: list[Seen], kind: str, wanted: dict[str, Fraction], method: str, sums: Method
) -> Iterator[Candidate]:
    """Yield each index of a source and area that has all the components that a kind needs."""
    for same in group_by(figures, *PLACE, "breakdown"):
        parts = {row.get("indicator_id"): row for row in same if row.get("indicator_id") in wanted}
        whole = [row for row in same if row.get("indicator_id") == "dti-index"]
        if set(parts) != set(wanted) or len(whole) != 1:
            continue
        names = sorted(parts)
        yield Candidate(
            "index",
            f"an index stands beside its components by {method}",
            (*(parts[name] for name in names), whole[0]),
            kind,
            (*("part",) * len(names), "whole"),
            method=method,
            weights=(*(wanted[name] for name in names), Fraction(0)),
            sums=sums,
        )


def _sum(rows: list[Row]) -> Fraction:
    return sum((Fraction(str(row["weight"])) for row in rows), Fraction(0))
