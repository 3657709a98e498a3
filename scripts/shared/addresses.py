"""The site's name and its addresses in full, for feeds, catalogues and citations, which stand outside it."""

from scripts.shared import settings
from scripts.shared.languages import MANNERS, Language

NAME = "Tỉnh Số"


def find_home(language: Language) -> str:
    """Return the address of a language's front page, with a slash at the end."""
    return settings.SITE_URL + MANNERS[language].folder
