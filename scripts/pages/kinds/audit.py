"""The page of the arithmetic that the sources allow: what fails first."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.pages.grouping import group
from scripts.pages.model import Relation
from scripts.pages.page import Kind, Material, Page

OUTCOMES = ("disagrees", "undecided", "agrees-rounded", "agrees")
"""Outcomes of the audit in the order of the page: what fails comes first."""


@dataclass(frozen=True)
class OutcomeGroup:
    """The relations of one outcome."""

    outcome: str
    relations: list[Relation]


def iter_audit(material: Material) -> Iterator[Page]:
    """Yield the page of all relations by their outcome."""
    site = material.site
    relations = site.store.relations
    outcomes = group(relations, lambda relation: relation.outcome)
    context = {
        "groups": [OutcomeGroup(outcome, outcomes[outcome]) for outcome in OUTCOMES if outcome in outcomes],
        "sources": len({relation.source_id for relation in relations}),
        "total": len(relations),
    }
    front = {
        "title": site.words("audit_title"),
        "description": site.words("audit_description", n=len(outcomes.get("disagrees", []))),
    }
    yield Page("audit", front, context)


AUDIT = Kind("audit", "audit.md.j2", iter_audit)
