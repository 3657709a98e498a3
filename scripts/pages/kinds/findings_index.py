"""The list of the findings that have an answer."""

from collections.abc import Iterator

from scripts.pages.kinds.findings import tell_all
from scripts.pages.page import Kind, Material, Page


def iter_findings_index(material: Material) -> Iterator[Page]:
    """Yield the list of the findings that have an answer."""
    site = material.site
    failing = [row for row in site.store.relations if row.verdict == "contradiction"]
    front = {"title": site.words("findings_title"), "description": site.words("findings_lede")}
    yield Page("findings", front, {"findings": tell_all(material), "failing": len(failing)})


FINDINGS = Kind("findings", "findings.md.j2", iter_findings_index, look="index", weight=1.0)
