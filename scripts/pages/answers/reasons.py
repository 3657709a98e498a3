"""Why figures do not compare: ten reasons, each a word that the pages put into words."""

from dataclasses import dataclass
from enum import StrEnum

from scripts.pages.model import Figure


class Reason(StrEnum):
    """Why a comparison is not allowed; the words are ``refusal_<reason>``."""

    OTHER_YEAR = "other-year"
    OTHER_TERRITORY = "other-territory"
    OTHER_BASE = "other-base"
    OTHER_SET = "other-set"
    BREAK = "break"
    OVERLAP = "overlap"
    TWO_APPROXIMATE = "two-approximate"
    TOO_FEW = "too-few"
    COUNT_BY_SIZE = "count-by-size"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A comparison that is not made: why, between which figures, and how many of how many units are known."""

    reason: Reason
    figures: tuple[Figure, ...] = ()
    known: int = 0
    frame: int = 0

    @property
    def key(self) -> str:
        """The key of its words."""
        return f"refusal_{self.reason.replace('-', '_')}"
