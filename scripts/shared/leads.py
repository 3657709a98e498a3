"""Where the ids of renamed things lead, over any number of renamings."""

from collections.abc import Iterable, Mapping

Leads = dict[tuple[str, str], str]
"""The id that stands now, by the table and the old id."""


def find_leads(rows: Iterable[tuple[str, str, str]]) -> Leads:
    """Return where each old id leads, from (table, old id, new id), over any number of renamings."""
    redirects = {(kind, old): new for kind, old, new in rows}
    return {(kind, old): follow(redirects, kind, old) for kind, old in redirects}


def follow(redirects: Mapping[tuple[str, str], str], kind: str, old: str) -> str:
    """Return the id that stands for an old one, over any number of renamings; ValueError in a circle."""
    seen = {old}
    while (kind, old) in redirects:
        old = redirects[kind, old]
        if old in seen:
            raise ValueError(f"redirects.csv: {kind} {old} leads back to itself; remove one of the rows.")
        seen.add(old)
    return old
