"""The site's name and the addresses of its pages, whose form is known here alone.

Links within the site are made from these in the room of the pages; feeds, catalogues and citations stand
outside the site and take the addresses in full.
"""

from urllib.parse import urlencode

from scripts.shared import settings
from scripts.shared.languages import MANNERS, Language

NAME = "Tỉnh Số"


def find_home(language: Language) -> str:
    """Return the address of a language's front page, with a slash at the end."""
    return settings.SITE_URL + MANNERS[language].folder


def format_address(place: str, id: str = "", anchor: str = "", **query: str) -> str:
    """Return the address of a page from its language's root: ``areas/hue/``, ``audit/#r1``; "" is the front.

    ``place`` is a folder of pages or a page by itself, ``id`` the page in the folder.
    """
    path = "/".join(part for part in (place, id) if part)
    asked = f"?{urlencode(query)}" if query else ""
    return f"{path}/{asked}{'#' if anchor else ''}{anchor}" if path else ""


def find_permalink(language: Language, place: str, id: str = "", anchor: str = "") -> str:
    """Return the whole address of a page, for what stands outside the site."""
    return f"{find_home(language)}{format_address(place, id, anchor)}"


def find_dataset_id() -> str:
    """Return the identifier of the whole dataset, the same in both languages."""
    return f"{settings.SITE_URL}{format_address('downloads', anchor='dataset')}"
