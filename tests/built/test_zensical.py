"""The way out of MkDocs stays open: Zensical builds the same configuration, theme and pages.

Tried on the Vietnamese pages without the figures' and the embedded charts', whose number tells nothing new.
Search index, downloads and headers are added by scripts/publish, whichever of the two renders.
site/theme/README.md says what else differs.
"""

import json
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from scripts.publish.configuration import make_configuration
from scripts.publish.search_index import address_of

pytestmark = pytest.mark.built

PAGES = Path("build/pages/vi")
LEFT_OUT = ("figures", "embed", "data")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site with Zensical; return its folder."""
    pytest.importorskip("zensical", reason="zensical is not installed")
    folder = tmp_path_factory.mktemp("zensical")
    shutil.copytree(PAGES, folder / PAGES, ignore=lambda place, _: LEFT_OUT if Path(place) == PAGES else ())
    shutil.copytree("site/theme", folder / "site/theme")
    configuration = make_configuration("vi") | {"docs_dir": PAGES.as_posix(), "site_dir": "build/site"}
    (folder / "mkdocs.yml").write_text(json.dumps(configuration), encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--config-file", "mkdocs.yml"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "build/site"


def read_links(html: str, start: str) -> list[str]:
    """Return the addresses within the site that links name, from the first ``start`` on."""
    return re.findall(r'<a [^>]*?href="(\.[^"]*)"', unescape(html[html.index(start) :]))


def test_zensical_builds_every_page(site: Path) -> None:
    made = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    places = (path.relative_to(PAGES) for path in PAGES.rglob("*.md"))
    wanted = {f"{address_of(place)}index.html" for place in places if place.parts[0] not in LEFT_OUT}
    assert made == wanted | {"404.html"}


def test_theme_leads_to_the_same_places(site: Path) -> None:
    with_zensical = (site / "areas/hue/index.html").read_text(encoding="utf-8")
    with_mkdocs = Path("build/site/areas/hue/index.html").read_text(encoding="utf-8")
    head, other = (text.split("<main", 1)[0] for text in (with_zensical, with_mkdocs))
    assert read_links(head, "<body") == read_links(other, "<body")
    assert len(read_links(head, "<body")) > 12


def test_pages_lead_to_the_same_places(site: Path) -> None:
    pages = sorted(path.relative_to(site) for path in site.rglob("index.html"))
    for page in pages:
        texts = ((folder / page).read_text(encoding="utf-8") for folder in (site, Path("build/site")))
        links, others = (read_links(text.split("<footer", 1)[0], "<main") for text in texts)
        assert links == others, page


def test_links_are_found_wherever_they_stand() -> None:
    assert read_links('<main><p><a class="x" href="../../areas/">', "<main") == ["../../areas/"]
