"""Rules on how the figures of the archived texts are accounted for, as far as the tables alone can tell.

Whether every figure of a text has its row, only the text can tell: `proofs.py`.
"""

import re
from collections.abc import Iterator

from scripts.checks.printed import find_unit
from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.reading.digits import NUMBER
from scripts.reading.numerals import measure_number

VALUE_KINDS = ("observation", "target", "rank")
FIGURE_KINDS = (*VALUE_KINDS, "denominator")


def mentions_are_of_archived_texts(tables: Tables) -> Iterator[Problem]:
    for row in tables["mentions"]:
        source = tables.find("sources", row["source_id"])
        if source is not None and source["sha256"] is None:
            yield row.blame(
                "source_id", f"{source['id']} has no archived text: archive it, or remove the row"
            )


def figure_and_only_a_figure_names_its_observation(tables: Tables) -> Iterator[Problem]:
    for row in tables["mentions"]:
        if row["kind"] is not None and (row["kind"] in FIGURE_KINDS) != (row["observation_id"] is not None):
            advice = (
                "name the figure" if row["observation_id"] is None else "leave it empty, or correct the kind"
            )
            yield row.blame("observation_id", f"the kind is {row['kind']}: {advice}")


def mention_agrees_with_its_observation(tables: Tables) -> Iterator[Problem]:
    for row, observation in _iter_figures(tables):
        if observation["source_id"] != row["source_id"]:
            yield row.blame(
                "observation_id",
                f"{observation['id']} is a figure of {observation['source_id']}: name one of this source",
            )
        kind = _get_kind(tables, observation)
        if row["kind"] in VALUE_KINDS and row["kind"] != kind:
            yield row.blame(
                "kind", f"{row['kind']}, but {observation['id']} is of kind {kind}: correct the wrong one"
            )
        yield from _compare_digits(row, observation)


def _compare_digits(row: Row, observation: Row) -> Iterator[Problem]:
    """Yield a mention whose digits are not those of its observation's printed form."""
    printed = observation.text("printed")
    match = re.search(NUMBER, printed)
    digits = printed[match.start() : measure_number(printed, match.start())] if match else ""
    if row["kind"] in VALUE_KINDS and digits and row["printed"] != digits:
        yield row.blame(
            "printed", f"{row['printed']}, but {observation['id']} has {digits}: correct the wrong one"
        )
    if row["kind"] == "denominator" and observation["denominator_basis"] != "printed":
        yield row.blame("kind", f"{observation['id']} has no printed denominator: correct the wrong one")


def archived_figure_has_one_mention(tables: Tables) -> Iterator[Problem]:
    for row in tables["observations"]:
        if row["checked"] != "archived":
            continue
        kinds = [mention["kind"] for mention in tables.where("mentions", "observation_id", row["id"])]
        values = sum(kind in VALUE_KINDS for kind in kinds)
        if values != 1:
            yield row.blame(
                "id",
                f"{row['id']} has {values} mentions in mentions.csv: it must have one, where it is printed",
            )
        denominators, wanted = kinds.count("denominator"), int(row["denominator_basis"] == "printed")
        if denominators < wanted:
            yield row.blame(
                "denominator",
                f"{row['id']} has no denominator in mentions.csv: add the row where it is printed",
            )
        elif denominators > 1:
            yield row.blame(
                "denominator", f"{row['id']} has {denominators} denominators in mentions.csv: keep one"
            )


def _get_kind(tables: Tables, observation: Row) -> str:
    """Return the kind of mention that is an observation's value."""
    if observation["measure"] == "target":
        return "target"
    unit = find_unit(tables, observation)
    return "rank" if unit is not None and unit["id"] == "rank" else "observation"


def _iter_figures(tables: Tables) -> Iterator[tuple[Row, Row]]:
    """Yield the mentions that are figures, each with its observation."""
    for row in tables["mentions"]:
        observation = tables.find("observations", row["observation_id"]) if row["observation_id"] else None
        if observation is not None:
            yield row, observation


RULES: tuple[Rule, ...] = (
    mentions_are_of_archived_texts,
    figure_and_only_a_figure_names_its_observation,
    mention_agrees_with_its_observation,
    archived_figure_has_one_mention,
)
