"""SQL that depends on the eras of the provinces, made from the one table of eras."""

from collections.abc import Sequence

from scripts.contract.eras import ERAS, Era


def format_era_of_period(eras: Sequence[Era] = ERAS) -> str:
    """Return the SQL of a period's era, by its last day ``p."end"``: the number of units, as text."""
    cases = " ".join(f"""WHEN p."end" <= '{era.valid_to}' THEN '{era.units}'""" for era in eras[:-1])
    return f"CASE {cases} ELSE '{eras[-1].units}' END"


def format_era_lists(eras: Sequence[Era] = ERAS) -> str:
    """Return the SQL of (area, era): the provinces of an era are those that there were when it began."""
    return "\nUNION ALL\n".join(
        f"SELECT id AS area_id, '{era.units}' AS era FROM areas"
        f" WHERE level = 'province' AND {_format_test(era)}"
        for era in eras
    )


def _format_test(era: Era) -> str:
    """Return the SQL that says whether an area existed when an era began."""
    if era.valid_from is None:
        return "valid_from IS NULL"
    if era.valid_to is None:
        return "valid_to IS NULL"
    day = era.valid_from
    return f"coalesce(valid_from, '') <= '{day}' AND coalesce(valid_to, '{day}') >= '{day}'"
