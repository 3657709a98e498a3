"""MkDocs' configuration of each language: ``mkdocs.yml`` with the language's words, addresses and folders.

One file says the site's shape, so that no two of them drift apart; what a reader reads stands in
``site/words/theme.toml``. The result is JSON, which YAML's readers read too: MkDocs' and Zensical's.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from scripts.contract.package import PackageError
from scripts.shared import settings
from scripts.shared.languages import LANGUAGES, MANNERS, Language
from scripts.shared.words import Words, read_words

CONFIGURATION = Path("mkdocs.yml")
Nav = list[dict[str, Any]]
"""MkDocs' navigation: a title each, of a page or of more navigation."""


def make_configuration(language: Language, base: Path = CONFIGURATION) -> dict[str, Any]:
    """Return the configuration of a language, without the folders of a run."""
    made: dict[str, Any] = yaml.safe_load(base.read_text(encoding="utf-8"))
    folder = MANNERS[language].folder
    made["site_url"] = f"{settings.SITE_URL}{folder}"
    made["theme"]["language"] = language
    words = read_words("theme", language)
    made["nav"] = _name_pages(made["nav"], words)
    made["extra"] |= {
        "texts": words.texts,
        "locale": MANNERS[language].locale,
        "languages": [_describe(each) for each in LANGUAGES],
        "other": next(_describe(each) for each in LANGUAGES if each != language),
        "root": "/.." * folder.count("/"),  # from the language's root to the site's
        "root_url": settings.SITE_URL,
        "datasette_url": settings.DATASETTE_URL,
        "repository_url": settings.REPOSITORY_URL,
    }
    return made


def write_configuration(language: Language, path: Path, pages: Path, target: Path, theme: Path) -> None:
    """Write the configuration of one run: pages are read from ``pages`` and rendered into ``target``."""
    made = make_configuration(language)
    made["theme"]["custom_dir"] = str(theme.resolve())
    made |= {"docs_dir": str(pages.resolve()), "site_dir": str(target.resolve())}
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")


def list_nav_pages(configuration: dict[str, Any]) -> list[str]:
    """Return the Markdown files that the navigation names."""
    return list(_iter_pages(configuration["nav"]))


def _iter_pages(nav: Nav) -> Iterator[str]:
    for item in nav:
        for named in item.values():
            if isinstance(named, str):
                yield named
            else:
                yield from _iter_pages(named)


def _name_pages(nav: Nav, words: Words) -> Nav:
    """Return the navigation with words in the place of keys; PackageError where a key has none."""
    try:
        return [
            {words(f"nav_{key}"): named if isinstance(named, str) else _name_pages(named, words)}
            for item in nav
            for key, named in item.items()
        ]
    except KeyError as error:
        raise PackageError(
            f"site/words/theme.toml: there is no [{error.args[0]}], which mkdocs.yml asks for"
        ) from error


def _describe(language: Language) -> dict[str, str]:
    return {"code": language, "folder": MANNERS[language].folder}
