"""The browser's code with its words: ``site/theme/assets`` and ``site/words/browser.toml`` → what is served.

The search's lexicon is filled in likewise (``search_lexicon``).

Two scripts have a line ``const WORDS = {};``: the one on every page, and the one that all others import. Here
the line is filled with the words that are asked for by ``t("key")``, in all languages, since both languages
share the scripts. So the words weigh no request of their own.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.contract.package import PackageError
from scripts.publish.search_lexicon import fill_lexicon
from scripts.shared.words import read_surface

EMPTY = "const WORDS = {};"
ON_EVERY_PAGE = "tinh-so.js"
ASKED = re.compile(r'\bt\("(\w+)"')
NOT_SERVED = (".py", ".md", ".html", ".xml")


def iter_assets(theme: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the place and content of every file of the theme that browsers are given."""
    words = read_surface("browser")
    scripts = {
        path.name: path.read_text(encoding="utf-8") for path in sorted((theme / "assets").glob("*.js"))
    }
    for path in sorted((theme / "assets").rglob("*")):
        if path.is_file() and path.suffix not in NOT_SERVED:
            place = path.relative_to(theme).as_posix()
            if path.name in scripts:
                yield place, fill_lexicon(fill_words(path.name, scripts, words)).encode()
            else:
                yield place, path.read_bytes()


def fill_words(name: str, scripts: Mapping[str, str], words: Mapping[str, Mapping[str, str]]) -> str:
    """Return a script with the words that it, or who imports it, asks for; PackageError where one lacks."""
    asking = {name} if name == ON_EVERY_PAGE else scripts.keys() - {ON_EVERY_PAGE}
    keys = sorted({key for script in asking for key in ASKED.findall(scripts[script])})
    for key in keys:
        if key not in words:
            raise PackageError(
                f"site/words/browser.toml: there is no [{key}], which the browser's code asks for"
            )
    filled = json.dumps({key: words[key] for key in keys}, ensure_ascii=False, separators=(",", ":"))
    return scripts[name].replace(EMPTY, f"const WORDS = {filled};")
