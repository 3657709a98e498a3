"""Which figure is shown first, of several for the same area, indicator, breakdown and measure.

One list of criteria, applied in its order: the view's SQL is made from it here, and the prose that explains
it from ``site/words/shown_first.toml``, which has a text for each criterion.
"""

from typing import NamedTuple

from scripts.contract.package import Package
from scripts.shared.languages import Language
from scripts.shared.words import read_words


class Criterion(NamedTuple):
    """One step of the rule."""

    name: str
    """Key of its text in the words."""
    sql: str
    """What is compared, the lower first, in the names of views.sql."""
    codes: tuple[str, str] | None = None
    """Resource and field of a code: then its place in the schema's ``enum`` is compared."""


CRITERIA = (
    Criterion("period", 'p."end" DESC'),
    Criterion("kind", "s.kind", ("sources", "kind")),
    Criterion("checked", "o.checked", ("observations", "checked")),
    Criterion("qualifier", "o.qualifier <> 'exact'"),
    Criterion("id", "length(o.id), o.id"),
)


def format_order(package: Package) -> str:
    """Return the criteria as the terms of an SQL ``ORDER BY``."""
    return ",\n".join(_format_term(package, criterion) for criterion in CRITERIA)


def list_rule(language: Language) -> list[str]:
    """Return the criteria in words, in their order."""
    words = read_words("shown_first", language)
    return [words(criterion.name) for criterion in CRITERIA]


def _format_term(package: Package, criterion: Criterion) -> str:
    if criterion.codes is None:
        return criterion.sql
    resource, field = criterion.codes
    codes = package.resources[resource].field(field)["constraints"]["enum"]
    cases = " ".join(f"WHEN '{code}' THEN {place}" for place, code in enumerate(codes, 1))
    return f"CASE {criterion.sql} {cases} END"
