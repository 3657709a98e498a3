"""Every link of the site leads to a file of it, and to a part of the page that has the id it names.

MkDocs sees only Markdown's links, and only on the pages that it renders; here all links of all pages are
seen, on every build.
"""

from collections.abc import Iterable, Iterator, Mapping

from scripts.contract.package import PackageError

SHOWN = 20


def check_links(pages: Mapping[str, tuple[Iterable[str], Iterable[str]]], files: Iterable[str]) -> None:
    """Raise PackageError, a line a broken link, where one leads nowhere.

    ``pages`` gives the ids and the links of each page by its file's place (``areas/hue/index.html``),
    ``files`` the places of all files, pages too.
    """
    faults = list(iter_broken(pages, set(files)))
    if faults:
        more = [f"… and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        raise PackageError("\n".join(["Links of the site lead nowhere:", *faults[:SHOWN], *more]))


def iter_broken(pages: Mapping[str, tuple[Iterable[str], Iterable[str]]], files: set[str]) -> Iterator[str]:
    """Yield a line for each link that leads nowhere."""
    ids = {place: set(named) for place, (named, _) in pages.items()}
    good: set[str] = set()
    for page, (_, links) in pages.items():
        for link in links:
            if link in good:
                continue
            place, _, fragment = link.partition("#")
            file = f"{place}index.html" if place.endswith("/") or not place else place
            if file not in files:
                yield f"{page}: {link} is no page or file of the site"
            elif fragment and file in ids and fragment not in ids[file]:
                yield f"{page}: {link}: that page has no part of this id"
            else:
                good.add(link)
