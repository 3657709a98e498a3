"""Rules that tie a figure's area to the words that stand beside it, or to what its source is about."""

from collections.abc import Iterator

from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.reading.printed_areas import AreaNames, get_names, means_the_country

COUNTRY = "country"


def reading_names_the_area(tables: Tables) -> Iterator[Problem]:
    """Where the words name areas, the figure's is among them; where they name none, the source is of one."""
    names, renamed = _get_names(tables), _list_renamed(tables)
    for row in tables["readings"]:
        figure = tables.find("observations", row["observation_id"])
        printed = row.text("area_printed")
        if figure is None or not printed:
            continue
        area, found = figure.text("area_id"), names.find(printed)
        if found and not found & {area, *renamed.get(area, ())}:
            shown = " or ".join(sorted(found))
            yield row.blame(
                "area_printed",
                f"“{printed}” is {shown}, but {figure['id']} is of {area}: correct the wrong one",
            )
        elif not found and not _is_understood(tables, figure, printed):
            yield row.blame(
                "area_printed",
                f"“{printed}” names no area of areas.csv, nor is {figure['source_id']} of one "
                f"area in scopes.csv: "
                "copy the name, or add it to the area's aliases",
            )


def figure_has_its_area_beside_it(tables: Tables) -> Iterator[Problem]:
    """A reading or the figure's own words name its area, or its source is of no other."""
    names = _get_names(tables)
    renamed = _list_renamed(tables)
    for row in tables["observations"]:
        area = row.text("area_id")
        scope = _find_scope(tables, row)
        if row["area_id"] is None or (scope is not None and scope["area_id"] == area):
            continue
        readings = tables.where("readings", "observation_id", row["id"])
        words = [reading.text("area_printed") for reading in readings]
        words += [row.text(name) for name in ("table_row", "quote", "locator")]
        wanted = {area, *renamed.get(area, ())}
        if not any(names.find(text) & wanted for text in words) and not _is_countrys(tables, area, words):
            yield row.blame("area_id", f"no words beside the figure name {area}: copy them into a reading")


def scope_is_of_the_sources_one_area(tables: Tables) -> Iterator[Problem]:
    """Figures of the country stand beside those of one province to compare with."""
    countries = {row.text("id") for row in tables.where("areas", "level", COUNTRY)}
    for (source_id,), rows in tables.group("observations", "source_id").items():
        areas = {row.text("area_id") for row in rows}
        areas = areas - countries if areas - countries else areas
        scope = next(iter(tables.where("scopes", "source_id", source_id)), None)
        stated = scope.text("area_id") if scope else ""
        wanted = next(iter(areas)) if len(areas) == 1 else ""
        if stated == wanted:
            continue
        shown = " and ".join(sorted(areas)) if len(areas) <= 2 else f"{len(areas)} areas"
        message = f"{stated or 'empty'}, but the figures of {source_id} are of {shown}: correct the wrong one"
        if scope is not None:
            yield scope.blame("area_id", message)
        else:
            yield rows[0].blame(
                "source_id", f"scopes.csv has no row for {source_id}, whose figures are of {shown}"
            )


def _is_understood(tables: Tables, figure: Row, printed: str) -> bool:
    """Say whether words that name no area ("toàn tỉnh") are of the figure's all the same."""
    scope = _find_scope(tables, figure)
    return (scope is not None and scope["area_id"] == figure["area_id"]) or _is_countrys(
        tables, figure.text("area_id"), [printed]
    )


def _is_countrys(tables: Tables, area_id: str, words: list[str]) -> bool:
    area = tables.find("areas", area_id)
    return area is not None and area["level"] == COUNTRY and any(map(means_the_country, words))


def _find_scope(tables: Tables, figure: Row) -> Row | None:
    return next(iter(tables.where("scopes", "source_id", figure["source_id"])), None)


def _get_names(tables: Tables) -> AreaNames:
    return get_names(tables.rows["areas"])


def _list_renamed(tables: Tables) -> dict[str, set[str]]:
    """Return the areas that are one unit under two names: what was renamed, not merged."""
    renamed: dict[str, set[str]] = {}
    for row in tables.rows["successions"]:
        if row["kind"] != "merged":
            before, after = row.text("from_area_id"), row.text("to_area_id")
            renamed.setdefault(before, set()).add(after)
            renamed.setdefault(after, set()).add(before)
    return renamed


RULES: tuple[Rule, ...] = (
    reading_names_the_area,
    figure_has_its_area_beside_it,
    scope_is_of_the_sources_one_area,
)
