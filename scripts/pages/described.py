"""Words of the descriptors: each stands beside its Vietnamese form, ``title`` and ``title_vi``."""

from collections.abc import Mapping

from scripts.shared.languages import MANNERS, Language


def read_word(described: Mapping[str, object], key: str, language: Language) -> str:
    """Return a word of a descriptor in a language; "" where it has none."""
    return str(described.get(f"{key}{MANNERS[language].descriptor_suffix}") or "")
