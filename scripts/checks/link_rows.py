"""Rules on the table of the sources' addresses: a row says what its answer allows."""

from collections.abc import Iterator

from scripts.contract.tables import Problem, Rule, Tables

HEALTHY = ("works", "moved", "refused")


def link_is_of_a_source_with_an_address(tables: Tables) -> Iterator[Problem]:
    for row in tables["links"]:
        source = tables.find("sources", row["source_id"])
        if source is not None and not source["url"]:
            yield row.blame("source_id", f"{source['id']} has no address: remove the row")


def new_address_is_of_what_has_moved(tables: Tables) -> Iterator[Problem]:
    for row in tables["links"]:
        if (row["status"] == "moved") != (row["final_url"] is not None):
            yield row.blame(
                "final_url", "what has moved, and nothing else, has a new address: fill or empty it"
            )


def failing_address_has_its_first_day(tables: Tables) -> Iterator[Problem]:
    for row in tables["links"]:
        if (row["status"] in HEALTHY) != (row["failing_since"] is None):
            yield row.blame(
                "failing_since", f"{row['status']}: only what fails has a first day: fill or empty it"
            )
        elif row["failing_since"] and row.text("failing_since") > row.text("checked"):
            yield row.blame(
                "failing_since", f"{row['failing_since']} is after the check: correct one of the days"
            )


RULES: tuple[Rule, ...] = (
    link_is_of_a_source_with_an_address,
    new_address_is_of_what_has_moved,
    failing_address_has_its_first_day,
)
