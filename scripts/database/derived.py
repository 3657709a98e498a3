"""Tables of what SQL cannot compute: the words of codes, the names of periods, the figures in words."""

from collections.abc import Iterable, Mapping, Sequence

from sqlite_utils import Database

from scripts.contract.inputs import refuse_unchecked
from scripts.contract.package import Package
from scripts.shared.languages import LANGUAGES
from scripts.shared.periods import period_bounds
from scripts.shared.surfaces import read_surface
from scripts.shared.wording import find_hedge, format_figure, format_period

Row = Sequence[str | int | float | None]

FIGURES = """
    SELECT o.id, o.obs_value / iif(l.id IS NULL, 1, u.per_larger) AS obs_value, o.denominator, o.qualifier,
        o.obs_status, iif(l.id IS NULL, i.decimals, 3) AS decimals,
        coalesce(l.symbol_vi, u.symbol_vi, '') AS vi, coalesce(l.symbol_en, u.symbol_en, '') AS en
    FROM observations o
    JOIN indicators i ON i.id = o.indicator_id
    JOIN units u ON u.id = i.unit_measure
    LEFT JOIN units l ON l.id = u.larger_unit_id AND abs(o.obs_value) >= 1000 * u.per_larger
    ORDER BY o.rowid
"""


def add_rows(
    db: Database, table: str, columns: Mapping[str, type], rows: Iterable[Row], pk: tuple[str, ...]
) -> None:
    """Make a derived table: all columns are required, and ``<thing>_id`` refers to the table of the thing."""
    references = [(name, f"{name.removesuffix('_id')}s", "id") for name in columns if name.endswith("_id")]
    db.table(table).create(dict(columns), pk=pk, foreign_keys=references, not_null=list(columns), strict=True)
    places = ", ".join("?" for _ in columns)
    db.conn.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)


def add_codes(db: Database, package: Package) -> None:
    """Add ``codes``: the words for each code of a field, and for the outcomes of the audit."""
    rows = [
        (resource.name, field["name"], str(category["value"]), category["label_vi"], category["label"])
        for resource in package.resources.values()
        for field in resource.fields
        for category in field.get("categories", [])
    ]
    outcomes = read_surface("outcomes")
    rows += [("audit", "outcome", value, words["vi"], words["en"]) for value, words in outcomes.items()]
    columns = dict.fromkeys(("resource", "field", "value", "label_vi", "label_en"), str)
    add_rows(db, "codes", columns, sorted(rows), ("resource", "field", "value"))


def add_periods(db: Database, package: Package) -> None:
    """Add ``periods``: first and last day and the names of each period that a table uses."""
    periods: dict[str, Row] = {}
    for resource in package.resources.values():
        if "time_period" in resource.field_names:
            for (period,) in db.conn.execute(f'SELECT DISTINCT time_period FROM "{resource.name}"'):
                try:
                    periods[period] = describe_period(period)
                except ValueError as error:
                    raise refuse_unchecked(resource.name, str(error)) from None
    columns = dict.fromkeys(("time_period", "start", "end", "name_vi", "name_en"), str)
    add_rows(db, "periods", columns, (periods[period] for period in sorted(periods)), ("time_period",))


def describe_period(time_period: str) -> Row:
    """Return a period's row: first and last day (ISO dates) and its names; ValueError if it has none."""
    start, end = period_bounds(time_period)
    names = (format_period(time_period, language) for language in LANGUAGES)
    return (time_period, start.isoformat(), end.isoformat(), *names)


def add_displays(db: Database, package: Package) -> None:
    """Add ``displays``: each figure as a reader sees it, in both languages."""
    observations = package.resources["observations"]
    hedges = {language: observations.labels("qualifier", language) for language in LANGUAGES}
    rows = (
        (
            figure["id"],
            *(
                format_figure(
                    figure["obs_value"],
                    language,
                    decimals=figure["decimals"],
                    denominator=figure["denominator"],
                    symbol=figure[language],
                    hedge=find_hedge(figure["qualifier"], figure["obs_status"], hedges[language]),
                    status=figure["obs_status"],
                )
                for language in LANGUAGES
            ),
        )
        for figure in db.query(FIGURES)
    )
    columns = dict.fromkeys(("observation_id", "display_vi", "display_en"), str)
    add_rows(db, "displays", columns, rows, ("observation_id",))
