"""Rules on the audit's relations: each has the terms that its kind needs, of the source that it speaks of."""

from collections import Counter
from collections.abc import Iterator

from scripts.contract.tables import Problem, Row, Rule, Tables

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
}
PAIRS = {"part": "share", "whole": "whole-share"}


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


def _get_position(term: Row) -> float:
    return term.number("position") or 0


RULES: tuple[Rule, ...] = (
    positions_count_from_one,
    relation_has_the_terms_of_its_kind,
    share_follows_its_count,
    terms_are_of_the_relations_source,
)
