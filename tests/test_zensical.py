"""The way out of MkDocs stays open: Zensical builds the same configuration, theme and pages.

Tried on the Vietnamese pages without the figures', whose number tells nothing new. Nothing differs in the
pages' list; search index, downloads and headers are added by scripts/site.py, whichever of the two renders.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.site_index import address_of


def test_zensical_builds_every_page(tmp_path: Path) -> None:
    pytest.importorskip("zensical", reason="zensical is not installed")
    copy = tmp_path / "build/pages/vi"
    shutil.copytree("build/pages/vi", copy, ignore=shutil.ignore_patterns("f0*", "f1*", "data"))
    shutil.copytree("site/theme", tmp_path / "site/theme")
    shutil.copy("mkdocs.yml", tmp_path)
    command = [sys.executable, "-m", "zensical", "build", "--config-file", "mkdocs.yml"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    site = tmp_path / "build/site"
    made = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    wanted = {f"{address_of(path.relative_to(copy))}index.html" for path in copy.rglob("*.md")}
    assert made == wanted | {"404.html"}
