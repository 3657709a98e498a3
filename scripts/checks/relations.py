"""Rules on the audit's relations: the terms that a kind needs, a conclusion that says what was computed."""

import re
from collections import Counter
from collections.abc import Iterator

from scripts.audit.outcomes import judge
from scripts.audit.terms import read_relation
from scripts.contract.package import PackageError
from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.shared.languages import LANGUAGES, MANNERS, Language
from scripts.shared.surfaces import read_surface

MANY = 1_000
# kind → role → fewest and most terms; a role that is not named must not occur
ROLES: dict[str, dict[str, tuple[int, int]]] = {
    "sum": {"part": (2, MANY), "whole": (1, 1)},
    "share": {"part": (1, 1), "whole": (1, MANY), "share": (1, 1)},
    "ratio": {"part": (1, 1), "whole": (1, MANY), "share": (1, 1)},
    "part-of": {"part": (1, 1), "whole": (1, 1)},
    "complement": {"part": (2, MANY)},
    "common-base": {"part": (1, MANY), "share": (1, MANY)},
    "base-sum": {"part": (2, MANY), "share": (2, MANY), "whole": (1, 1), "whole-share": (1, 1)},
    "between": {"part": (2, MANY), "whole": (1, 1)},
    "equal": {"other": (2, 2)},
    "share-bound": {"part": (1, 1), "whole": (1, 1), "share": (1, 1)},
    "weighted-sum": {"part": (2, MANY), "whole": (1, 1)},
    "overlap": {"part": (2, MANY), "whole": (1, 1)},
    "common-weight": {"part": (2, MANY), "whole": (1, MANY)},
    "steady": {"other": (2, 2)},
}
PAIRS = {"part": "share", "whole": "whole-share"}
BY_METHOD = ("weighted-sum", "overlap")
CONVENTIONS = ("common-weight", "steady")
"""Kinds whose limit is a convention: what fails them can hardly be, but may."""
CONCLUSIONS = read_surface("conclusions")
NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")


def positions_count_from_one(tables: Tables) -> Iterator[Problem]:
    for terms in tables.group("relation_terms", "relation_id").values():
        for expected, term in enumerate(sorted(terms, key=_get_position), 1):
            if term["position"] != expected:
                yield term.blame(
                    "position", f"{term['position']}, but the next term is {expected}: count from 1"
                )
                break


def relation_has_the_terms_of_its_kind(tables: Tables) -> Iterator[Problem]:
    for row in tables["relations"]:
        terms = tables.where("relation_terms", "relation_id", row["id"])
        roles = ROLES.get(row.text("kind"))
        if roles is None or not terms:
            continue
        counts = Counter(term.text("role") for term in terms)
        for role in sorted({*roles, *counts}):
            least, most = roles.get(role, (0, 0))
            if not least <= counts[role] <= most:
                wanted = f"{least}" if least == most else f"{least} or more"
                yield row.blame(
                    "kind", f"{row['kind']} has {counts[role]} terms as {role}: it needs {wanted}"
                )


def share_follows_its_count(tables: Tables) -> Iterator[Problem]:
    for row in tables["relations"]:
        if row["kind"] not in ("common-base", "base-sum"):
            continue
        terms = sorted(tables.where("relation_terms", "relation_id", row["id"]), key=_get_position)
        for count, share in zip(terms[::2], terms[1::2], strict=False):
            if PAIRS.get(count.text("role")) != share["role"]:
                yield share.blame(
                    "role", f"{share['role']} after {count['role']}: let each count be followed by its share"
                )


def two_parts_stand_before_their_whole(tables: Tables) -> Iterator[Problem]:
    for row in tables.where("relations", "kind", "common-weight"):
        terms = sorted(tables.where("relation_terms", "relation_id", row["id"]), key=_get_position)
        roles = [term["role"] for term in terms]
        if roles != ["part", "part", "whole"] * max(2, len(roles) // 3):
            shown = ", ".join(term.text("role") for term in terms)
            yield row.blame("kind", f"{shown}: give two wholes or more, each after its two parts")


def earlier_figure_stands_first(tables: Tables) -> Iterator[Problem]:
    for row in tables.where("relations", "kind", "steady"):
        terms = sorted(tables.where("relation_terms", "relation_id", row["id"]), key=_get_position)
        figures = [tables.find("observations", term["observation_id"]) for term in terms]
        periods = [figure.text("time_period") for figure in figures if figure is not None]
        if periods != sorted(periods):
            yield row.blame("kind", f"{' stands before '.join(periods)}: let the earlier figure stand first")


def composed_index_goes_by_its_method(tables: Tables) -> Iterator[Problem]:
    """Each component that has a weight is there, or for overlapping pillars each pillar; and nothing else."""
    for row in tables["relations"]:
        if row["kind"] not in BY_METHOD or row["withdrawn"]:
            continue
        if not row["method_id"]:
            yield row.blame("method_id", f"{row['kind']} goes by a method: name it")
            continue
        name = "indicator_id" if row["kind"] == "weighted-sum" else "pillar_indicator_id"
        weights = tables.where("method_weights", "method_id", row["method_id"])
        wanted = {weight.text(name) for weight in weights if weight["weight"] and weight[name]}
        given = {figure.text("indicator_id") for role, figure in _iter_terms(tables, row) if role == "part"}
        for indicator in sorted(wanted ^ given):
            what = "is missing: add the figure" if indicator in wanted else "has no weight there: remove it"
            yield row.blame("method_id", f"{indicator} of {row['method_id']} {what}")


def method_is_of_the_figures_periods(tables: Tables) -> Iterator[Problem]:
    for row in tables["relations"]:
        method = tables.find("methods", row["method_id"]) if row["method_id"] else None
        if method is None:
            continue
        first, last = method.text("valid_from"), method.text("valid_to")
        for _, figure in _iter_terms(tables, row):
            year = figure.text("time_period")[:4]
            if (first and year < first[:4]) or (last and year > last[:4]):
                yield row.blame(
                    "method_id", f"{figure['id']} is of {year}, the method of {first}–{last}: correct one"
                )
                break


def a_convention_is_a_matter_of_plausibility(tables: Tables) -> Iterator[Problem]:
    for row in tables["relations"]:
        if row["kind"] in CONVENTIONS and row["nature"] != "plausibility":
            yield row.blame(
                "nature", f"{row['nature']}, but {row['kind']} is a convention: write plausibility"
            )


def conclusion_begins_with_the_computed_outcome(tables: Tables) -> Iterator[Problem]:
    for row in tables["relations"]:
        relation = read_relation(tables, row)
        try:
            outcome = judge(relation).outcome if relation else None
        except (PackageError, ValueError, ZeroDivisionError):
            continue  # another rule says what its terms lack
        for language in LANGUAGES if outcome else ():
            name, wanted = f"conclusion_{language}", CONCLUSIONS[str(outcome)][language]
            if row[name] and _find_outcome(row.text(name), language) != outcome:
                yield row.blame(
                    name,
                    f"the figures give “{outcome}”: begin with “{wanted}”, and say what follows from that",
                )


def both_languages_give_the_same_numbers(tables: Tables) -> Iterator[Problem]:
    for row in tables["relations"]:
        for name in ("statement", "conclusion"):
            vi, en = (_read_numbers(row.text(f"{name}_{language}"), language) for language in LANGUAGES)
            for number in sorted(vi ^ en):
                where = "Vietnamese" if number in vi else "English"
                yield row.blame(
                    f"{name}_vi", f"{number} stands in the {where} text alone: correct one of the two"
                )


def terms_are_of_the_relations_source(tables: Tables) -> Iterator[Problem]:
    """Sources with one address are one page."""
    for term in tables["relation_terms"]:
        relation = tables.find("relations", term["relation_id"])
        observation = tables.find("observations", term["observation_id"])
        if relation is None or observation is None:
            continue
        if observation["source_id"] != relation["source_id"]:
            pages = [tables.find("sources", row["source_id"]) for row in (observation, relation)]
            urls = {page["url"] for page in pages if page is not None}
            if len(urls) != 1 or None in urls:
                yield term.blame(
                    "observation_id",
                    f"{observation['id']} is a figure of {observation['source_id']}, not of "
                    f"{relation['source_id']}: compare figures of one source",
                )


def _iter_terms(tables: Tables, relation: Row) -> Iterator[tuple[str, Row]]:
    """Yield the role and the figure of each term of a relation."""
    for term in tables.where("relation_terms", "relation_id", relation["id"]):
        figure = tables.find("observations", term["observation_id"])
        if figure is not None:
            yield term.text("role"), figure


def _find_outcome(conclusion: str, language: Language) -> str | None:
    """Return the outcome with whose words a conclusion begins: of several, the one with the longest."""
    fitting = [key for key, words in CONCLUSIONS.items() if conclusion.startswith(words[language])]
    return max(fitting, key=lambda key: len(CONCLUSIONS[key][language]), default=None)


def _read_numbers(text: str, language: Language) -> set[str]:
    """Return the numbers of a sentence as they would stand in code, those within quotation marks left out."""
    manner = MANNERS[language]
    plain = re.sub("“[^”]*”", "", text)
    return {
        number.replace(manner.thousands, "").replace(manner.decimal, ".") for number in NUMERAL.findall(plain)
    }


def _get_position(term: Row) -> float:
    return term.number("position") or 0


RULES: tuple[Rule, ...] = (
    positions_count_from_one,
    relation_has_the_terms_of_its_kind,
    share_follows_its_count,
    two_parts_stand_before_their_whole,
    earlier_figure_stands_first,
    composed_index_goes_by_its_method,
    method_is_of_the_figures_periods,
    a_convention_is_a_matter_of_plausibility,
    conclusion_begins_with_the_computed_outcome,
    both_languages_give_the_same_numbers,
    terms_are_of_the_relations_source,
)
