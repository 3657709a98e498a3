"""The pages of changes: the editions, and for each of them every correction, withdrawal and renaming."""

from collections.abc import Iterator

from scripts.pages.changed import Edition, count_changes, get_kind, list_editions
from scripts.pages.grouping import group
from scripts.pages.orders import list_parts, name_parts
from scripts.pages.page import Front, Kind, Material, Page
from scripts.pages.site import Site
from scripts.shared import settings

ON_A_PAGE = 100
"""Changes that one page holds at most, to stay light."""


def iter_changes(material: Material) -> Iterator[Page]:
    """Yield the page of all editions."""
    site = material.site
    editions = list_editions(site, material.package)
    count = sum(len(edition.changes) for edition in editions)
    front = {
        "title": site.words("changes_title"),
        "description": site.words("changes_description", n=count),
        "aliases": [site.words("changes_alias")],
    }
    yield Page("changes", front, {"editions": editions, "repository": settings.REPOSITORY_URL})


def iter_edition_pages(material: Material) -> Iterator[Page]:
    """Yield, for each edition that changed anything, the pages that list its changes."""
    for edition in list_editions(material.site, material.package):
        if not edition.changes:
            continue
        ids = name_parts(edition.id, -(-len(edition.changes) // ON_A_PAGE))
        for number in range(1, len(ids) + 1):
            yield make_edition_page(material.site, edition, ids, number)


def make_edition_page(site: Site, edition: Edition, ids: list[str], number: int) -> Page:
    """Return one page of an edition's changes; further ones stand beneath the first and name it as theirs."""
    title = _tell_title(site, edition)
    beneath: Front = {
        "title": site.words("part_of", title=title, n=number),
        "canonical": f"changes/{edition.id}/",
    }
    front: Front = {
        "title": title,
        "description": site.words("changes_edition_description", n=len(edition.changes)),
        "search": {"exclude": True},
        **(beneath if number > 1 else {}),
    }
    shown = edition.changes[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    context = {
        "title": front["title"],
        "edition": edition,
        "groups": group(shown, get_kind),
        "count": count_changes,
        "parts": list_parts(ids, number),
    }
    return Page(f"changes/{ids[number - 1]}", front, context)


def _tell_title(site: Site, edition: Edition) -> str:
    if edition.release is None:
        return site.words("changes_next")
    return site.words("changes_of", version=edition.release.version)


CHANGES = Kind("changes", "changes.md.j2", iter_changes)
EDITION = Kind("edition", "edition.md.j2", iter_edition_pages, look="edition", weight=None)
