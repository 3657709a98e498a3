"""The pages of changes: the editions, and for each of them every correction, withdrawal and renaming."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.pages.changed import Changed, Edition, list_editions
from scripts.pages.grouping import group
from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site
from scripts.shared import settings

ON_A_PAGE = 100
"""Changes that one page holds at most, to stay light."""


@dataclass(frozen=True)
class Part:
    """A page of several: its number, its id within the folder, and whether it is this one."""

    number: int
    id: str
    is_own: bool


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
        count = -(-len(edition.changes) // ON_A_PAGE)
        for number in range(1, count + 1):
            yield make_edition_page(material.site, edition, number, count)


def make_edition_page(site: Site, edition: Edition, number: int, count: int) -> Page:
    """Return one page of an edition's changes; further ones stand beneath the first."""
    title = _tell_title(site, edition)
    front = {
        "title": site.words("changes_part", title=title, n=number) if number > 1 else title,
        "description": site.words("changes_edition_description", n=len(edition.changes)),
        "search": {"exclude": True},
    }
    shown = edition.changes[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    context = {
        "title": front["title"],
        "edition": edition,
        "groups": group(shown, _get_kind),
        "parts": [Part(part, _name_part(edition, part), part == number) for part in range(1, count + 1)]
        if count > 1
        else [],
    }
    return Page(f"changes/{_name_part(edition, number)}", front, context)


def _name_part(edition: Edition, number: int) -> str:
    return edition.id if number == 1 else f"{edition.id}/page-{number}"


def _tell_title(site: Site, edition: Edition) -> str:
    if edition.release is None:
        return site.words("changes_next")
    return site.words("changes_of", version=edition.release.version)


def _get_kind(change: Changed) -> str:
    return change.kind


CHANGES = Kind("changes", "changes.md.j2", iter_changes)
EDITION = Kind("edition", "edition.md.j2", iter_edition_pages, look="edition", weight=None)
