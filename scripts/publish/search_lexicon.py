"""The lexicon of the search: ``site/search/lexicon.toml`` → what the browser reads, folded and checked.

Its script has a line ``const LEXICON = {};``, which is filled when the site is published, as the words are.
"""

import json
import re
import tomllib
from pathlib import Path

from scripts.contract.package import PackageError
from scripts.shared.folding import fold

LEXICON = Path("site/search/lexicon.toml")
EMPTY = "const LEXICON = {};"
LISTS = ("titles", "ignored", "compare", "target")
SIGNS = re.compile(r"[\W_]+")


def read_lexicon(path: Path = LEXICON) -> dict[str, list[str] | list[list[str]]]:
    """Return the lists and the groups of words as the search compares them: folded, without signs.

    Raises PackageError where a list is missing, a word is in two groups, or a group is of one word.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    if missing := {*LISTS, "same"} - content.keys():
        raise PackageError(f"{path}: there is no list {', '.join(sorted(missing))}")
    groups = [_fold_all(group) for group in content["same"]]
    known: set[str] = set()
    for group in groups:
        if again := sorted(known & set(group)):
            raise PackageError(
                f'{path}: "{again[0]}" is in two groups of words: join them, or take it out of one'
            )
        if len(group) < 2:
            raise PackageError(
                f'{path}: "{"".join(group)}" stands alone in its group: say what it is the same as'
            )
        known.update(group)
    return {**{name: _fold_all(content[name]) for name in LISTS}, "same": groups}


def fill_lexicon(script: str, path: Path = LEXICON) -> str:
    """Return a script with the lexicon in its place, if it has one."""
    if EMPTY not in script:
        return script
    filled = json.dumps(read_lexicon(path), ensure_ascii=False, separators=(",", ":"))
    return script.replace(EMPTY, f"const LEXICON = {filled};")


def _fold_all(words: list[str]) -> list[str]:
    """Return words folded, each once: "wi-fi" and "wi fi" are one."""
    return list(dict.fromkeys(SIGNS.sub(" ", fold(word)).strip() for word in words))
