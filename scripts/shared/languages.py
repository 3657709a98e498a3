"""The languages of the site: one table, read by whatever differs between them."""

from typing import Literal, NamedTuple

Language = Literal["vi", "en"]


class Manner(NamedTuple):
    """How a language is written and where its pages stand."""

    folder: str
    """Folder of its pages beneath the site's root, with a slash at the end; "" is the root itself."""
    locale: str
    """What other sites are told that its pages are written in."""
    descriptor_suffix: str
    """What its keys in the descriptor end in: ``title_vi`` beside ``title``."""
    thousands: str
    decimal: str


MANNERS: dict[Language, Manner] = {
    "vi": Manner("", "vi_VN", "_vi", ".", ","),
    "en": Manner("en/", "en_GB", "", ",", "."),
}
"""Vietnamese first: what stands first is the site's own language."""

LANGUAGES: tuple[Language, ...] = tuple(MANNERS)
