"""The page of the arithmetic that the sources allow: contradictions first, then what may be explained."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.pages.grouping import group
from scripts.pages.model import Relation
from scripts.pages.page import Kind, Material, Page

VERDICTS = (
    "contradiction",
    "plausibility",
    "hypothesis",
    "undecided",
    "agrees-rounded",
    "agrees",
    "withdrawn",
)
"""What comes of relations, in the page's order: what fails comes first, each kind of failure by itself."""


DISAGREEMENTS = "sources-that-disagree"
"""The finding that the page leads to; one without an answer has no page."""


@dataclass(frozen=True)
class VerdictGroup:
    """The relations of one verdict."""

    verdict: str
    relations: list[Relation]


def iter_audit(material: Material) -> Iterator[Page]:
    """Yield the page of all relations by their outcome."""
    site = material.site
    relations = site.store.relations
    verdicts = group(relations, lambda relation: relation.verdict)
    context = {
        "groups": [VerdictGroup(verdict, verdicts[verdict]) for verdict in VERDICTS if verdict in verdicts],
        "sources": len({relation.source_id for relation in relations}),
        "total": sum(not relation.withdrawn for relation in relations),
        "disagreements": find_slug(material, DISAGREEMENTS),
        "licences": site.find_licences(
            {term.figure.id: term.figure for relation in relations for term in relation.terms}.values()
        ),
    }
    front = {
        "title": site.words("audit_title"),
        "description": site.words("audit_description", n=len(verdicts.get("contradiction", []))),
    }
    yield Page("audit", front, context)


def find_slug(material: Material, slug: str) -> str | None:
    """Return a finding's name where the finding has an answer, and so a page."""
    return next(
        (finding.slug for finding in material.findings if finding.slug == slug and finding.rows), None
    )


AUDIT = Kind("audit", "audit.md.j2", iter_audit)
