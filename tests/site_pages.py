"""The built site's pages as the tests see them: one address of each kind, and what a page holds."""

import re
from functools import cached_property
from pathlib import Path

KINDS = {
    "home": "",
    "areas": "areas/",
    "area": "areas/quang-tri/",
    "merged area": "areas/quang-tri-2025/",
    "families": "families/",
    "family": "families/dti/",
    "indicators": "indicators/",
    "indicator": "indicators/household-fibre-share/",
    "sources": "sources/",
    "source": "sources/quang-tri-2023/",
    "figure": "figures/f0001/",
    "findings": "findings/",
    "finding": "findings/dti-2022/",
    "audit": "audit/",
    "compare": "compare/?a=quang-tri&b=ha-tinh",
    "coverage": "coverage/",
    "coverage of pillars": "coverage/pillars/",
    "changes": "changes/",
    "edition": "changes/0.2.0/",
    "dictionary": "dictionary/",
    "dictionary table": "dictionary/observations/",
    "downloads": "downloads/",
    "method": "method/",
    "correct": "correct/",
    "about": "about/",
    "missing": "no-such-page/",
}
"""An address of each kind of page, relative to a language's root."""


class SitePage:
    """One HTML file of the site, taken apart by patterns (it is our own output, and there are thousands)."""

    def __init__(self, folder: Path, path: Path) -> None:
        self.folder = folder
        self.path = path
        self.html = path.read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        place = self.path.relative_to(self.folder).as_posix()
        return place.removesuffix("index.html")

    @property
    def language(self) -> str:
        return "en" if self.address.startswith("en/") else "vi"

    @cached_property
    def ids(self) -> list[str]:
        return re.findall(r'\sid="([^"]*)"', self.html)

    @cached_property
    def links(self) -> list[str]:
        """Every address that the page names, but those of its head's canonical and alternate links."""
        head, body = self.html.split("</head>", 1)
        loaded = re.findall(
            r'<(?:link rel="(?:icon|preload|stylesheet)"|script)[^>]*?(?:href|src)="([^"]*)"', head
        )
        return loaded + re.findall(r'\s(?:href|src|srcset|action)="([^"]*)"', body)

    @cached_property
    def headings(self) -> list[int]:
        return [int(level) for level in re.findall(r"<h([1-6])\b", self.html)]


def read_pages(folder: Path) -> list[SitePage]:
    """Return every page of the site, sorted by path."""
    return [SitePage(folder, path) for path in sorted(folder.rglob("*.html"))]
