"""Pages at the addresses of things that were renamed: each leads on to the new one, those beneath it too."""

from collections.abc import Iterator

from scripts.pages.kinds.areas import AREA_MORE
from scripts.pages.kinds.embeds import EMBED
from scripts.pages.kinds.indicators import INDICATOR_TODAY
from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site
from scripts.shared.leads import Leads, find_leads

BENEATH = (AREA_MORE, INDICATOR_TODAY, EMBED)
"""Kinds of page whose addresses hold the id of something that can be renamed, and more."""


def iter_redirect_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each old address."""
    site = material.site
    leads = find_leads((row.kind, row.old_id, row.new_id) for row in site.store.redirects)
    for (kind, old), new in leads.items():
        yield make_redirect_page(site, f"{kind}/{old}", f"{kind}/{new}", _find_title(site, kind, new))
    if leads:
        yield from _iter_beneath(material, leads)


def _iter_beneath(material: Material, leads: Leads) -> Iterator[Page]:
    """Yield a page for each old address that goes on after the id, or has a folder before it."""
    for kind in BENEATH:
        for page in kind.iter_pages(material):
            start, place = ("embed/", page.path[6:]) if page.path.startswith("embed/") else ("", page.path)
            table, _, rest = place.partition("/")
            id, _, rest = rest.partition("/")
            for (renamed, old), new in leads.items():
                if (renamed, new) == (table, id):
                    path = f"{start}{table}/{old}/{rest}"
                    yield make_redirect_page(material.site, path, page.path, str(page.front["title"]))


def make_redirect_page(site: Site, old: str, new: str, title: str) -> Page:
    """Return the page of an old address; search engines are told of the new one alone.

    Both are addresses without their last slash.
    """
    front = {
        "title": title,
        "description": site.words("redirect_description", title=title),
        "search": {"exclude": True},
        "canonical": f"{new}/",
        "leads_to": f"{new}/",
        "robots": "noindex",
        "toc": False,
    }
    return Page(old, front, {"title": title, "new": new})


def _find_title(site: Site, kind: str, id: str) -> str:
    """Return the title of the page that an address leads on to."""
    if kind == "areas":
        return site.areas[id].title
    if kind == "sources":
        return site.sources[id].title
    return site.families[id].name if kind == "families" else site.indicators[id].name


REDIRECT = Kind("redirect", "redirect.md.j2", iter_redirect_pages, look="redirect", weight=None)
