"""The files of ``site/words``, as they are: a file (or a folder of files) a surface, both languages in each.

`words.py` turns them into the strings of one language; the modules that it builds on read them here.
"""

import tomllib
from pathlib import Path

WORDS = Path(__file__).parents[2] / "site" / "words"

Forms = dict[str, str]
"""The text of a key by language; ``en_one`` is the form for the number 1."""


def read_surface(surface: str, folder: Path = WORDS) -> dict[str, Forms]:
    """Read a surface in all languages, by key; ValueError where two of its files have the same key."""
    place = folder / surface
    files = sorted(place.glob("*.toml")) if place.is_dir() else [folder / f"{surface}.toml"]
    words: dict[str, Forms] = {}
    for path in files:
        for key, forms in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if key in words:
                raise ValueError(f"{path.name}: {key} is in another file of {surface} too: rename one")
            words[key] = forms
    return words
