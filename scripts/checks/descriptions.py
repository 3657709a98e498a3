"""Rules that tie how an indicator, a family, a part or a unit is described to its id and to its figures."""

import re
from collections import Counter
from collections.abc import Iterator

from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.reading.numerals import read_scale
from scripts.shared.folding import fold_words

NAMED = ("indicators", "families", "breakdowns")
"""Tables of which some word of a row's id stands in its English name."""
STEM = 4
SEVERAL = 3
LIMITS = re.compile(r"(?:từ|from) (\d+) (?:đến|to) (\d+)|(?:thang|out of) (\d+)")
LEAST = {"rank": 1, "growth-percent": -100}


def english_name_has_words_of_the_id(tables: Tables) -> Iterator[Problem]:
    """An id is made of English words, or a family's of those of its headline; some stand in the name."""
    for resource in NAMED:
        for row in tables[resource]:
            wanted = _list_stems(f"{row.text('id')} {row.get('headline_indicator_id') or ''}")
            if row["name_en"] is not None and not wanted & _list_stems(row.text("name_en")):
                yield row.blame("name_en", f"no word of {row['id']} stands in it: correct the wrong one")


def definition_speaks_of_the_name(tables: Tables) -> Iterator[Problem]:
    for row in tables["indicators"]:
        name, definition = (
            set(fold_words(row.text(field)).split()) for field in ("name_vi", "definition_vi")
        )
        if name and definition and not name & definition:
            yield row.blame("definition_vi", "it shares no word with name_vi: correct the wrong one")


def decimals_are_those_of_the_unit(tables: Tables) -> Iterator[Problem]:
    """As most indicators of the unit show, where it has several, or as many as its figures have."""
    for row in tables["indicators"]:
        decimals, needed = row.number("decimals"), _find_needed(tables, row)
        of_unit = tables.where("indicators", "unit_measure", row["unit_measure"])
        if decimals is None or len(of_unit) < SEVERAL:
            continue
        usual = Counter(other.number("decimals") for other in of_unit).most_common(1)[0][0]
        if decimals != usual and (decimals != needed or not needed):
            wanted = f"its unit has {usual:g}" + (f", its figures {needed}" if needed else "")
            yield row.blame("decimals", f"{decimals:g}, but {wanted}: write that")


def unit_has_the_limits_of_its_name(tables: Tables) -> Iterator[Problem]:
    """As the name says; else a value is not below 0, a rank 1, a growth −100, and a share is of a hundred."""
    for row in tables["units"]:
        least, most = _read_limits(tables, row)
        for name, wanted in (("minimum", least), ("maximum", most)):
            if row.number(name) != wanted and not (name == "maximum" and _is_of_a_kind(tables, row)):
                shown = "none" if wanted is None else f"{wanted:g}"
                yield row.blame(
                    name, f"{row.text(name) or 'empty'}, but a {row['id']} has {shown}: correct it"
                )


def larger_unit_is_so_many(tables: Tables) -> Iterator[Problem]:
    for row in tables["units"]:
        larger = tables.find("units", row["larger_unit_id"])
        if (row["larger_unit_id"] is None) != (row["per_larger"] is None):
            yield row.blame(
                "per_larger", "a larger unit and how many make it belong together: fill both or none"
            )
        elif larger is not None:
            ratio = read_scale(f" {larger.text('name_vi')}")[0] / read_scale(f" {row.text('name_vi')}")[0]
            if ratio != row.number("per_larger"):
                yield row.blame("per_larger", f"{row.text('per_larger')}, but by their names it is {ratio:f}")


def source_has_the_terms_of_its_indicators(tables: Tables) -> Iterator[Problem]:
    """Terms other than the project's own hold for indicators, and so for sources that print nothing else."""
    for source in tables["sources"]:
        terms = {
            indicator["licence_id"]
            for row in tables.where("observations", "source_id", source["id"])
            if (indicator := tables.find("indicators", row["indicator_id"])) is not None
        }
        own = next(iter(terms)) if len(terms) == 1 else None
        if own is not None and source["licence_id"] != own:
            yield source.blame(
                "licence_id", f"{source['licence_id']}, but all its figures are under {own}: write that"
            )
        elif terms == {None} and _is_foreign(tables, source["licence_id"]):
            yield source.blame(
                "licence_id", f"{source['licence_id']}, but no indicator of its figures is under it"
            )


def _is_foreign(tables: Tables, licence_id: object) -> bool:
    """Say whether terms are those of some indicators alone, and not the project's own."""
    return any(row["licence_id"] == licence_id for row in tables.rows["indicators"])


def _list_stems(text: str) -> set[str]:
    words = fold_words(text).split()
    return {word[:STEM] for word in words if len(word) > 1 or word.isdigit()} - {
        "the",
        "of",
        "and",
        "to",
        "in",
        "at",
    }


def _find_needed(tables: Tables, row: Row) -> int:
    """Return how many decimals the figures of an indicator have at most."""
    values = (
        figure.number("obs_value") for figure in tables.where("observations", "indicator_id", row["id"])
    )
    return max((len(repr(value).partition(".")[2]) for value in values if value and value % 1), default=0)


def _read_limits(tables: Tables, row: Row) -> tuple[float | None, float | None]:
    found = LIMITS.search(row.text("name_vi"))
    if found and found[1]:
        return float(found[1]), float(found[2])
    is_share = any(
        other["statistic"] == "share" for other in tables.where("indicators", "unit_measure", row["id"])
    )
    most = float(found[3]) if found else 100.0 if is_share else None
    return LEAST.get(row.text("id"), 0), most


def _is_of_a_kind(tables: Tables, row: Row) -> bool:
    """Say whether a unit's greatest value is that of another whose id begins alike."""
    kind = row.text("id").partition("-")[0]
    return row["maximum"] is not None and any(
        other is not row and other.text("id").startswith(f"{kind}-") and other["maximum"] == row["maximum"]
        for other in tables.rows["units"]
    )


RULES: tuple[Rule, ...] = (
    english_name_has_words_of_the_id,
    definition_speaks_of_the_name,
    decimals_are_those_of_the_unit,
    unit_has_the_limits_of_its_name,
    larger_unit_is_so_many,
    source_has_the_terms_of_its_indicators,
)
