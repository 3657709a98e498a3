"""The words of Datasette's templates: ``site/words/datasette.toml`` as a template that the others import.

A template asks for ``vi.KEY`` or ``en.KEY``, or with a macro of ``_words.html`` for both: ``said("KEY")``,
``pair("KEY")``.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from scripts.contract.package import PackageError
from scripts.shared.addresses import NAME
from scripts.shared.languages import LANGUAGES
from scripts.shared.surfaces import read_surface

FILE = "_said.html"
_ASKED = re.compile(r"\b(?:said|pair)\(\"(\w+)\"\)|\b(?:vi|en)\.(\w+)")


def write_said(templates: Path) -> None:
    """Write the words into a folder of templates; PackageError names a template that asks for others."""
    words = read_surface("datasette")
    for path in sorted(templates.glob("*.html")):
        for key in sorted(find_asked(path.read_text(encoding="utf-8")) - set(words)):
            raise PackageError(f"site/words/datasette.toml: there is no [{key}], which {path.name} asks for")
    (templates / FILE).write_text(format_said(words), encoding="utf-8", newline="\n")


def find_asked(template: str) -> set[str]:
    """Return the keys that a template asks for."""
    return {both or one for both, one in _ASKED.findall(template)}


def format_said(words: Mapping[str, Mapping[str, str]]) -> str:
    """Return a template that sets the words of each language by key, and the site's name."""
    told = {language: {key: forms[language] for key, forms in words.items()} for language in LANGUAGES}
    lines = [f"{{% set {language} = {_format_literal(texts)} %}}" for language, texts in told.items()]
    return "\n".join([*lines, f"{{% set site_name = {_format_literal(NAME)} %}}", ""])


def _format_literal(value: object) -> str:
    """Return a value as Jinja reads it: JSON, whose escapes are Python's."""
    return json.dumps(value, ensure_ascii=False)
