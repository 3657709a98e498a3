"""Rules that tie what an area is called and where it lies to its other cells and to its predecessors.

The statistics office's codes run by region, and a unit made by merger took code and seat from one of those it
was made of: a slip in code, region, seat or name is seen by the others.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.reading.lexicon import read_lexicon
from scripts.reading.printed_areas import ALIASES
from scripts.shared.folding import fold_words

WORDS: Final = read_lexicon(__file__)
ENGLISH: Final[dict[str, str]] = WORDS["english"]
REGIONS: Final[dict[str, dict[str, list[str]]]] = WORDS["regions"]
"""The runs of codes of each region by era; of an era without them nothing is said."""
CALLED: Final = (("name_vi", "name_en"), ("centre_vi", "centre_en"))


def place_is_called_alike_in_both_languages(tables: Tables) -> Iterator[Problem]:
    """The English name has the Vietnamese one within it; a "Quận" is a "District"."""
    for row in tables["areas"]:
        for vietnamese, english in CALLED:
            own, other = fold_words(row.text(vietnamese)), fold_words(row.text(english))
            if own and other and not _hold(own, other):
                yield row.blame(
                    english, f"{row[english]} is not {row[vietnamese]} in English: correct the wrong one"
                )


def area_is_known_by_its_name_run_together(tables: Tables) -> Iterator[Problem]:
    """Pages without spaces or diacritics write "hatinh": a name of several words has it as an alias."""
    for row in tables["areas"]:
        name = fold_words(row.text("name_vi"))
        known = {fold_words(alias) for alias in row.text("aliases").split(ALIASES)}
        if " " in name and name.replace(" ", "") not in known:
            yield row.blame("aliases", f"{name.replace(' ', '')} is missing: add it")


def province_has_a_code_and_a_centre(tables: Tables) -> Iterator[Problem]:
    for row in tables.where("areas", "level", "province"):
        for name in ("gso_code", "centre_vi", "region"):
            if row[name] is None:
                yield row.blame(name, "the cell is empty, but every province has one: fill it")


def province_has_an_iso_code_until_the_mergers(tables: Tables) -> Iterator[Problem]:
    """ISO 3166-2 has the 63 of old alone: what was there before the first succession."""
    for row in tables.where("areas", "level", "province"):
        if (row["iso_3166_2"] is None) != (row["valid_from"] is not None):
            yield row.blame(
                "iso_3166_2", "the 63 provinces of old have a code, their successors none: fill or empty it"
            )


def code_is_of_one_unit_at_a_time(tables: Tables) -> Iterator[Problem]:
    for (code,), rows in tables.group("areas", "gso_code").items():
        for first, second in combinations(rows if code else [], 2):
            if _stand_together(first, second):
                yield second.blame("gso_code", f"{code} is that of {first['id']} too: correct one of the two")


def merged_unit_has_code_and_centre_of_one_predecessor(tables: Tables) -> Iterator[Problem]:
    """The seat is that of the predecessor whose code it has, or has a name that no seat had before."""
    centres = {row["centre_vi"] for row in tables.rows["areas"] if row["valid_to"]}
    for row in tables.where("areas", "level", "province"):
        before = [
            area
            for succession in tables.where("successions", "to_area_id", row["id"])
            if (area := tables.find("areas", succession["from_area_id"])) is not None
        ]
        coded = next((area for area in before if area["gso_code"] == row["gso_code"]), None)
        if before and coded is None:
            yield row.blame("gso_code", f"{row['gso_code']} is the code of no predecessor: correct it")
        elif coded is not None and row["centre_vi"] in centres and coded["centre_vi"] != row["centre_vi"]:
            yield row.blame(
                "centre_vi",
                f"{row['centre_vi']}, but {coded['id']}, whose code it has, has {coded['centre_vi']}: "
                "correct one of the two",
            )


def region_is_that_of_the_code(tables: Tables) -> Iterator[Problem]:
    """By the era in which the unit last stood."""
    for row in tables.where("areas", "level", "province"):
        code, region = row.text("gso_code"), row.text("region")
        regions = REGIONS.get(_find_era(tables, row), {})
        runs = regions.get(region, [])
        if (
            code
            and region
            and regions
            and not any(first <= code <= last for first, last in map(_split, runs))
        ):
            yield row.blame("region", f"{region} has no code {code}: correct the wrong one")


def _hold(own: str, other: str) -> bool:
    words = " ".join(ENGLISH.get(word, word) for word in own.split())
    return own in other or words in other or (own in ENGLISH and ENGLISH[own] in other)


def _stand_together(first: Row, second: Row) -> bool:
    """Say whether there was a day on which both areas existed."""
    return all(
        not one["valid_to"] or one.text("valid_to") >= other.text("valid_from")
        for one, other in ((first, second), (second, first))
    )


def _find_era(tables: Tables, area: Row) -> str:
    """Return the id of the last era that had begun on an area's last day."""
    last = area.text("valid_to") or "9999"
    begun = [era for era in tables.rows["eras"] if era.text("valid_from") <= last]
    return max(begun, key=lambda era: era.text("valid_from")).text("id") if begun else ""


def _split(run: str) -> tuple[str, str]:
    first, _, last = run.partition("-")
    return first, last


RULES: tuple[Rule, ...] = (
    place_is_called_alike_in_both_languages,
    area_is_known_by_its_name_run_together,
    province_has_a_code_and_a_centre,
    province_has_an_iso_code_until_the_mergers,
    code_is_of_one_unit_at_a_time,
    merged_unit_has_code_and_centre_of_one_predecessor,
    region_is_that_of_the_code,
)
