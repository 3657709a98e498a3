"""Running MkDocs: some pages of one language → their HTML, whole pages of the site.

MkDocs is given only the pages that have to be rendered. Those that they or the navigation lead to are there
as stubs, so that every link is resolved as if all pages were. Whether a link leads anywhere is seen in the
end, over the whole site (``site_links``). While it works MkDocs says nothing; progress is told by counting.
"""

import os
import posixpath
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from scripts.contract.package import PackageError
from scripts.publish.configuration import list_nav_pages, make_configuration, write_configuration
from scripts.shared.languages import MANNERS, Language

THEME = Path("site/theme")
FIXED_DATE = "315532800"
"""Seconds from 1970 to 1980: whatever dates MkDocs writes, it writes the same each time."""
LINK = re.compile(r"(?:\]\(|^\[[^\]]+\]:)\s*<?([^)>#\s]+\.md)\b", re.MULTILINE)


def render_pages(
    pages: Path, stale: Mapping[Language, list[str]], scratch: Path, theme: Path = THEME
) -> dict[Language, Path]:
    """Render the pages named, each language in a process of its own; return the folder of each one's HTML.

    Raises PackageError with MkDocs' own words when a page cannot be rendered; one failure ends the others.
    """
    running = {
        language: start_mkdocs(language, pages / language, places, scratch / language, theme)
        for language, places in stale.items()
    }
    targets = {language: scratch / language / "site" for language in stale}
    total = sum(map(len, stale.values()))
    try:
        while any(process.poll() is None for process in running.values()):
            wait_for(running.values(), 0.5)
            tell_progress(targets.values(), total)
    finally:
        for process in running.values():
            process.terminate()
            process.wait()
    for language, process in running.items():
        if process.returncode:
            raise PackageError(explain_failure(language, scratch / language / "log", scratch))
    return targets


def wait_for(processes: Iterable["subprocess.Popen[bytes]"], seconds: float) -> None:
    """Wait until all have ended, but no longer than some seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(process.poll() is None for process in processes):
        time.sleep(0.02)


def start_mkdocs(
    language: Language, pages: Path, places: list[str], scratch: Path, theme: Path
) -> "subprocess.Popen[bytes]":
    """Start MkDocs on some pages of a language; warnings are errors, its words go to a log."""
    gather_pages(pages, places, scratch / "pages", list_nav_pages(make_configuration(language)))
    write_configuration(language, scratch / "mkdocs.yml", scratch / "pages", scratch / "site", theme)
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(scratch / "mkdocs.yml"),
    ]
    fixed = {"SOURCE_DATE_EPOCH": FIXED_DATE, "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}
    with (scratch / "log").open("wb") as words:
        return subprocess.Popen(command, env=os.environ | fixed, stdout=words, stderr=subprocess.STDOUT)


def gather_pages(pages: Path, places: list[str], folder: Path, nav: Iterable[str]) -> None:
    """Fill a folder with the pages named and with stubs of those that they and the navigation lead to."""
    linked: set[str] = set(nav)
    for place in places:
        text = (pages / place).read_text(encoding="utf-8")
        _write(folder / place, text)
        linked.update(_iter_links(place, text))
    for place in linked - set(places):
        if (pages / place).is_file():
            _write(folder / place, "")


def _iter_links(place: str, text: str) -> Iterator[str]:
    for link in LINK.findall(text):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(place), link))
        if not target.startswith(("..", "/")):
            yield target


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def tell_progress(targets: Iterable[Path], total: int) -> None:
    if sys.stderr.isatty():
        done = sum(1 for target in targets for _ in target.rglob("*.html"))
        print(f"\r{done} of {total} pages rendered", end="", file=sys.stderr, flush=True)


def explain_failure(language: Language, log: Path, scratch: Path) -> str:
    said = log.read_text(encoding="utf-8", errors="replace").replace(f"{scratch.resolve()}/", "").strip()
    folder = MANNERS[language].folder or "/"
    return f"The site's pages under {folder} cannot be rendered; mend what MkDocs says:\n{said}"
