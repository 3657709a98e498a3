"""Render the pages into the site: build/pages/{vi,en} → build/site, with downloads, search and headers.

MkDocs renders both languages at the same time, each by its own configuration, into folders of their own; what
only the root needs is then added, and the whole is put in the place of the last good site. While it works
MkDocs says nothing, so its progress is told by counting the pages that it has written.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from scripts.contract.inputs import require_made
from scripts.contract.package import PackageError
from scripts.publish.search_index import index_languages
from scripts.shared.replace import replaced_folder
from scripts.shared.settings import SITE_URL

CONFIGURATIONS = {"vi": Path("mkdocs.yml"), "en": Path("mkdocs.en.yml")}
UNUSED = (
    "assets/images",
    "assets/javascripts",
    "assets/stylesheets",
    "en/assets",
    "sitemap.xml.gz",
    "en/sitemap.xml.gz",
)
"""What the theme below ours brings, and no page asks for; the English pages share the assets of the root."""
NOTHING: Mapping[Path, str] = MappingProxyType({})
FIXED_DATE = "315532800"
"""Seconds from 1970 to 1980: whatever dates MkDocs writes, it writes the same each time."""


def build(pages: Path, downloads: Path, output: Path, extras: Mapping[Path, str] = NOTHING) -> None:
    """Render ``pages/vi`` and ``pages/en``, merge ``downloads``, and replace ``output`` by the result.

    ``extras`` are more folders to merge, each with its place in the site ("" is the root).
    Raises PackageError with MkDocs' own words when a page cannot be rendered or a link leads nowhere.
    """
    require_made(pages, "pages")
    with replaced_folder(output) as new, tempfile.TemporaryDirectory(dir=output.parent) as scratch:
        english = Path(scratch) / "en"
        render(pages, {"vi": new, "en": english}, Path(scratch))
        os.replace(english, new / "en")
        drop_unused(new)
        write_search(pages, new)
        for folder, place in {downloads: "downloads", **extras}.items():
            shutil.copytree(folder, new / place, dirs_exist_ok=True)
        (new / "robots.txt").write_text(make_robots(SITE_URL), encoding="utf-8")
        (new / "_headers").write_text(make_headers(new), encoding="utf-8")


def render(pages: Path, targets: dict[str, Path], scratch: Path) -> None:
    """Run MkDocs for every language at once and wait for all; a failure of one ends the others."""
    total = sum(1 for _ in pages.rglob("*.md"))
    logs = {language: scratch / f"{language}.log" for language in targets}
    running = {
        language: start_mkdocs(language, pages, target, logs[language])
        for language, target in targets.items()
    }
    try:
        while any(process.poll() is None for process in running.values()):
            time.sleep(0.5)
            tell_progress(sum(count_pages(target) for target in targets.values()), total)
    finally:
        for process in running.values():
            process.terminate()
            process.wait()
    for language, process in running.items():
        if process.returncode:
            raise PackageError(explain_failure(CONFIGURATIONS[language], logs[language]))
    print(f"\rRendered {total} pages.{' ' * 20}", file=sys.stderr)


def start_mkdocs(language: str, pages: Path, target: Path, log: Path) -> subprocess.Popen[bytes]:
    """Start MkDocs for one language; it treats every warning as an error and writes its words to ``log``."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", str(CONFIGURATIONS[language]), "--site-dir", str(target.resolve())]
    environment = os.environ | {
        f"TINH_SO_PAGES_{language.upper()}": str((pages / language).resolve()),
        "TINH_SO_SITE_URL": SITE_URL,
        "TINH_SO_SITE_URL_EN": f"{SITE_URL}en/",
        "SOURCE_DATE_EPOCH": FIXED_DATE,
        "PYTHONHASHSEED": "0",
        "NO_MKDOCS_2_WARNING": "1",
    }
    with log.open("wb") as words:
        return subprocess.Popen(command, env=environment, stdout=words, stderr=subprocess.STDOUT)


def count_pages(target: Path) -> int:
    return sum(1 for _ in target.rglob("*.html"))


def tell_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {total} pages rendered", end="", file=sys.stderr, flush=True)


def explain_failure(configuration: Path, log: Path) -> str:
    said = log.read_text(encoding="utf-8", errors="replace").strip()
    return f"{configuration}: the site cannot be rendered; mend what MkDocs says:\n{said}"


def drop_unused(site: Path) -> None:
    for name in UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def write_search(pages: Path, site: Path) -> None:
    """Write each language's search index beside its pages."""
    for language, index in index_languages(pages).items():
        folder = site if language == "vi" else site / language
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        (folder / "search.json").write_text(text, encoding="utf-8")


def make_robots(address: str) -> str:
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\nSitemap: {address}en/sitemap.xml\n"


def make_headers(site: Path) -> str:
    """Return the ``_headers`` file of static hosts; the security policy is the one that the pages state."""
    page = (site / "404.html").read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    if policy is None:
        raise PackageError("site/theme/partials/head.html: the page states no Content-Security-Policy.")
    return HEADERS.format(policy=policy[1])


HEADERS = """/*
  Content-Security-Policy: {policy}; frame-ancestors 'self'
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
  Permissions-Policy: camera=(), geolocation=(), microphone=()
/embed/*
  ! Content-Security-Policy
  Content-Security-Policy: {policy}; frame-ancestors *
/en/embed/*
  ! Content-Security-Policy
  Content-Security-Policy: {policy}; frame-ancestors *
/data.json
  Access-Control-Allow-Origin: *
/data/*
  Access-Control-Allow-Origin: *
/downloads/*
  Access-Control-Allow-Origin: *
/pictures/*
  Access-Control-Allow-Origin: *
/assets/*
  Cache-Control: public, max-age=3600, stale-while-revalidate=604800
"""
