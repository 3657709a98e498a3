"""Rules on ranks and fractions: "26 of 63" and "18 of 21"."""

from collections import Counter
from collections.abc import Iterator

from scripts.checks.observations import read_issued, read_period
from scripts.contract.tables import Problem, Row, Rule, Tables, format_plain

LIST = ("indicator_id", "breakdown", "time_period", "measure", "denominator", "source_id")


def value_is_not_above_its_denominator(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        value, denominator = row.number("obs_value"), row.number("denominator")
        if value is not None and denominator is not None and value > denominator:
            yield row.blame(
                "denominator",
                f"{format_plain(value)} of {format_plain(denominator)} cannot be: correct one of the two",
            )


def denominator_has_a_basis(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        if (row["denominator"] is None) != (row["denominator_basis"] is None):
            yield row.blame(
                "denominator_basis", "denominator and its basis belong together: fill both or none"
            )


def rank_has_a_denominator(tables: Tables) -> Iterator[Problem]:
    for row in iter_ranks(tables):
        if row["denominator"] is None:
            yield row.blame("denominator", "a rank says little without “of how many”: give the denominator")


def inferred_denominator_of_a_rank_is_the_number_of_provinces(tables: Tables) -> Iterator[Problem]:
    for row in iter_ranks(tables):
        area, denominator = tables.find("areas", row["area_id"]), row.number("denominator")
        if (
            row["denominator_basis"] != "inferred"
            or not area
            or area["level"] != "province"
            or denominator is None
        ):
            continue
        if denominator not in (counts := _count_provinces(tables, row) | _find_published(tables, row)):
            yield row.blame(
                "denominator",
                f"{format_plain(denominator)} is not the number of provinces then "
                f"({' or '.join(map(str, sorted(counts)))}): correct it, or say that it is printed",
            )


def shared_ranks_leave_a_gap(tables: Tables) -> Iterator[Problem]:
    """Where k areas share rank r, nobody has the ranks r+1 to r+k-1."""
    for rows in tables.group("observations", *LIST).values():
        indicator = tables.find("indicators", rows[0]["indicator_id"])
        if indicator is None or indicator["unit_measure"] != "rank":
            continue
        rows = [row for row in rows if row["obs_value"] is not None]
        counts = Counter(row.number("obs_value") or 0 for row in rows)
        shares = {rank: count for rank, count in counts.items() if count > 1}
        for row in rows:
            rank = row.number("obs_value") or 0
            for shared, count in shares.items():
                if shared < rank < shared + count:
                    yield row.blame(
                        "obs_value",
                        f"rank {format_plain(rank)} cannot be where {count} areas share rank "
                        f"{format_plain(shared)}: check these ranks against the source",
                    )


def whole_list_has_every_rank(tables: Tables) -> Iterator[Problem]:
    """Where a source ranks all units, a place counts those before it, or is that of the one before."""
    for rows in tables.group("observations", *LIST).values():
        indicator = tables.find("indicators", rows[0]["indicator_id"])
        if indicator is None or indicator["unit_measure"] != "rank" or len(rows) != rows[0]["denominator"]:
            continue
        before: float | None = None
        for place, row in enumerate(sorted(rows, key=lambda row: row.number("obs_value") or 0), start=1):
            rank = row.number("obs_value")
            if rank not in (None, place, before):
                yield row.blame(
                    "obs_value",
                    f"rank {format_plain(rank or 0)} is number {place} of a whole list: a place before it is "
                    "missing or stands twice, so check these ranks against the source",
                )
                break
            before = rank


def iter_ranks(tables: Tables) -> Iterator[Row]:
    """Yield the observations whose indicator is a rank."""
    for row in tables["observations"]:
        indicator = tables.find("indicators", row["indicator_id"])
        if indicator is not None and indicator["unit_measure"] == "rank":
            yield row


def _count_provinces(tables: Tables, row: Row) -> set[int]:
    """Return how many provinces there were to rank: in a row's period, or when its source was issued.

    A ranking that was published again after a merger is one of the units of that day.
    """
    days = [
        bounds[1].isoformat()
        for bounds in (read_period(row), read_issued(tables.find("sources", row["source_id"])))
        if bounds
    ]
    provinces = tables.where("areas", "level", "province")
    return {sum(1 for area in provinces if exists_on(area, day)) for day in days}


def _find_published(tables: Tables, row: Row) -> set[int]:
    """Return how many units the publisher prints of the rank, or of the values that it ranks by."""
    indicator = tables.find("indicators", row["indicator_id"])
    names = [indicator["id"], indicator["value_indicator_id"]] if indicator else []
    framed = tables.group("frames", "indicator_id", "time_period")
    frames = [frame for name in names for frame in framed.get((name, row["time_period"]), [])]
    return {int(published) for frame in frames if (published := frame.number("published")) is not None}


def exists_on(area: Row, day: str) -> bool:
    """Say whether an area existed on a day, an ISO date."""
    return area.text("valid_from") <= day and (not area["valid_to"] or day <= area.text("valid_to"))


RULES: tuple[Rule, ...] = (
    value_is_not_above_its_denominator,
    denominator_has_a_basis,
    rank_has_a_denominator,
    inferred_denominator_of_a_rank_is_the_number_of_provinces,
    shared_ranks_leave_a_gap,
    whole_list_has_every_rank,
)
