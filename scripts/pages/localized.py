"""The rows of one language: made in one pass from the stored tables, joined as the pages need them."""

from dataclasses import dataclass

from scripts.pages.alphabet import alphabet_key
from scripts.pages.area_names import Names, name_areas
from scripts.pages.grouping import by_id, group
from scripts.pages.known import Amendment, Era, EraUnit, Frame, Gap, Method, MethodWeight, Redirect, Release
from scripts.pages.model import Correction, Figure, Mark, Mention, Reading, Relation, Term, Withdrawal
from scripts.pages.row_maker import Labels, RowMaker
from scripts.pages.stored import StoredRow, StoredTables
from scripts.pages.subjects import (
    Area,
    AreaStatus,
    Break,
    Family,
    Indicator,
    Licence,
    Link,
    Lookalike,
    Pillar,
    Source,
    Succession,
    Tile,
    Unit,
    find_status,
)
from scripts.shared.languages import Language
from scripts.shared.words import Words


@dataclass(frozen=True)
class Store:
    """Every row that the pages use, in one language, in the order in which a reader meets them.

    Withdrawn figures stand apart: only their own pages show them.
    """

    figures: list[Figure]
    withdrawn: list[Figure]
    areas: list[Area]
    pillars: list[Pillar]
    families: list[Family]
    indicators: list[Indicator]
    sources: list[Source]
    lookalikes: list[Lookalike]
    breaks: list[Break]
    mentions: list[Mention]
    relations: list[Relation]
    tiles: list[Tile]
    licences: list[Licence]
    eras: list[Era]
    era_units: list[EraUnit]
    methods: list[Method]
    frames: list[Frame]
    gaps: list[Gap]
    redirects: list[Redirect]
    corrections: list[Correction]
    amendments: list[Amendment]
    releases: list[Release]
    labels: Labels
    day: str
    """The day of the data, on which the newest figures were added: today, the same for each build."""


def make_store(tables: StoredTables, language: Language, words: Words) -> Store:
    """Return the rows of one language, areas and indicators in the order of the alphabet."""
    maker = RowMaker(tables, language)
    labels = maker.read_labels()
    figures = _make_figures(maker)
    links = {link.source_id: link for link in maker.make_all(Link)}
    sources = maker.make_all(Source, lambda row: {"link": links.get(str(row["id"]))})
    pillars = maker.make_all(Pillar)
    families = _make_families(maker, by_id(pillars))
    return Store(
        figures=[figure for figure in figures if not figure.withdrawal],
        withdrawn=[figure for figure in figures if figure.withdrawal],
        areas=_make_areas(maker, words),
        pillars=pillars,
        families=families,
        indicators=_make_indicators(maker, by_id(pillars), by_id(families)),
        sources=sources,
        lookalikes=maker.make_all(Lookalike),
        breaks=maker.make_all(Break),
        mentions=maker.make_all(Mention),
        relations=_make_relations(maker, by_id(figures), by_id(sources), labels),
        tiles=maker.make_all(Tile),
        licences=maker.make_all(Licence),
        eras=maker.make_all(Era),
        era_units=maker.make_all(EraUnit),
        methods=_make_methods(maker),
        frames=maker.make_all(Frame),
        gaps=maker.make_all(Gap),
        redirects=maker.make_all(Redirect),
        corrections=maker.make_all(Correction),
        amendments=maker.make_all(Amendment),
        releases=maker.make_all(Release),
        labels=labels,
        day=_find_day(maker.tables),
    )


def _make_areas(maker: RowMaker, words: Words) -> list[Area]:
    successions = maker.make_all(Succession)
    changes = {end: row for row in successions for end in (row.from_area_id, row.to_area_id)}
    statuses = group(maker.make_all(AreaStatus), lambda row: row.area_id)
    day = _find_day(maker.tables)
    types = {
        str(row["id"]): find_status(statuses[str(row["id"])], day).type
        if str(row["id"]) in statuses
        else str(row["type"])
        for row in maker.tables["areas"]
    }
    names = name_areas(maker.tables["areas"], types, words)

    def join(row: StoredRow) -> dict[str, object]:
        key = str(row["id"])
        own: Names = names[key]
        dated = {"type": types[key], "statuses": statuses.get(key, [])}
        return {**own._asdict(), **dated, "change": changes.get(key)}

    areas = maker.make_all(Area, join)
    areas.sort(key=lambda area: (alphabet_key(area.name), area.id))
    found = by_id(areas)
    for succession in successions:
        old, new = found[succession.from_area_id], found[succession.to_area_id]
        old.successors.append(new)
        new.predecessors.append(old)
    for area in areas:
        if area.level == "district" and area.parent_id:
            found[area.parent_id].districts.append(area)
    return areas


def _find_day(tables: StoredTables) -> str:
    """Return the day on which the newest figures were added; "" without a figure."""
    return max((str(row["added"]) for row in tables["figures"]), default="")


def _make_families(maker: RowMaker, pillars: dict[str, Pillar]) -> list[Family]:
    families = maker.make_all(Family, lambda row: {"pillar": pillars[str(row["pillar_id"])]})
    return sorted(families, key=lambda family: (alphabet_key(family.name), family.id))


def _make_methods(maker: RowMaker) -> list[Method]:
    weights = group(maker.make_all(MethodWeight), lambda row: row.method_id)
    return maker.make_all(Method, lambda row: {"weights": weights.get(str(row["id"]), [])})


def _make_indicators(
    maker: RowMaker, pillars: dict[str, Pillar], families: dict[str, Family]
) -> list[Indicator]:
    units = by_id(maker.make_all(Unit))
    indicators = maker.make_all(
        Indicator,
        lambda row: {
            "family": families[str(row["family_id"])],
            "pillar": pillars[str(row["pillar_id"])],
            "unit": units[str(row["unit_measure"])],
        },
    )
    return sorted(indicators, key=lambda indicator: (alphabet_key(indicator.name), indicator.id))


def _make_figures(maker: RowMaker) -> list[Figure]:
    marks = group(maker.make_all(Mark), lambda mark: mark.observation_id)
    corrections = group(maker.make_all(Correction), lambda correction: correction.observation_id)
    readings = group(maker.make_all(Reading), lambda reading: reading.observation_id)
    withdrawals = {row.observation_id: row for row in maker.make_all(Withdrawal)}
    roundings = _find_roundings(maker.tables)
    places = {row["observation_id"]: row["place"] for row in maker.tables["preferred"]}

    def join(row: StoredRow) -> dict[str, object]:
        key = str(row["id"])
        return {
            "place": places[key],
            "marks": marks.get(key, []),
            "corrections": corrections.get(key, []),
            "readings": readings.get(key, []),
            "withdrawal": withdrawals.get(key),
            "roundings": roundings.get(key, []),
        }

    figures = maker.make_all(Figure, join)
    for same in group(figures, _find_thing).values():
        for figure in same:
            figure.others.extend(other for other in same if other is not figure and not other.withdrawal)
    return figures


def _find_roundings(tables: StoredTables) -> dict[str, list[str]]:
    """Return the figures that give the same value as each figure, with fewer digits or with a hedge."""
    found: dict[str, list[str]] = {}
    for row in tables["roundings"]:
        one, other = str(row["observation_id"]), str(row["same_as"])
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


def _find_thing(figure: Figure) -> tuple[str, ...]:
    """Return what two figures have in common that are of the same thing."""
    return (figure.area_id, figure.indicator_id, figure.breakdown, figure.time_period, figure.measure)


def _make_relations(
    maker: RowMaker, figures: dict[str, Figure], sources: dict[str, Source], labels: Labels
) -> list[Relation]:
    terms = maker.make_all(
        Term,
        lambda row: {
            "role_text": labels["relation_terms", "role", row["role"]],
            "figure": figures[str(row["observation_id"])],
        },
    )
    by_relation = group(terms, lambda term: term.relation_id)
    return maker.make_all(
        Relation,
        lambda row: {
            "source": sources[str(row["source_id"])],
            "terms": by_relation[str(row["relation_id"])],
        },
    )
