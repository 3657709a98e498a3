"""Pages at the addresses of things that were renamed: each leads on to the new one."""

from collections.abc import Iterator, Mapping

from scripts.pages.page import Kind, Material, Page
from scripts.pages.site import Site
from scripts.shared.addresses import format_address


def iter_redirect_pages(material: Material) -> Iterator[Page]:
    """Yield a page for each old address."""
    redirects = {(row.kind, row.old_id): row.new_id for row in material.site.store.redirects}
    for kind, old in redirects:
        yield make_redirect_page(material.site, kind, old, follow(redirects, kind, old))


def follow(redirects: Mapping[tuple[str, str], str], kind: str, old: str) -> str:
    """Return the id that stands for an old one, over any number of renamings; ValueError in a circle."""
    seen = {old}
    while (kind, old) in redirects:
        old = redirects[kind, old]
        if old in seen:
            raise ValueError(f"redirects.csv: {kind} {old} leads back to itself; remove one of the rows.")
        seen.add(old)
    return old


def make_redirect_page(site: Site, kind: str, old: str, new: str) -> Page:
    """Return the page of an old address; search engines are told of the new one alone."""
    title = _find_title(site, kind, new)
    address = format_address(kind, new)
    front = {
        "title": title,
        "description": site.words("redirect_description", title=title),
        "search": {"exclude": True},
        "canonical": address,
        "leads_to": address,
        "robots": "noindex",
        "toc": False,
    }
    return Page(f"{kind}/{old}", front, {"title": title, "folder": kind, "new": new})


def _find_title(site: Site, kind: str, id: str) -> str:
    """Return the title of the page that an address leads on to."""
    if kind == "areas":
        return site.areas[id].title
    if kind == "sources":
        return site.sources[id].title
    return site.families[id].name if kind == "families" else site.indicators[id].name


REDIRECT = Kind("redirect", "redirect.md.j2", iter_redirect_pages, look="redirect", weight=None)
