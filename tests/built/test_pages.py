"""The pages made from the published data: each figure wherever it belongs, in both languages."""

import csv
import hashlib
import html
import io
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import TemplateNotFound

from scripts.database import loader as database
from scripts.exports.formats import FORMATS
from scripts.pages import writer as pages
from scripts.pages.grouping import group
from scripts.pages.kinds.audit import VERDICTS
from scripts.pages.localized import Store
from scripts.pages.model import Figure
from scripts.pages.site import Citations, Site, make_site
from scripts.pages.stored import StoredTables, read_tables
from scripts.pages.subjects import Area
from scripts.shared.languages import LANGUAGES, MANNERS, Language
from scripts.shared.words import read_surface
from tests.sample import write_sample

pytestmark = pytest.mark.built

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "site" / "templates"
PAGES = ROOT / "build" / "pages"
DATABASE = ROOT / "build" / "tinh-so.db"
MADE_ELSEWHERE = re.compile(
    r"(?:\.\./|^)(?:downloads/(?:[^/]+\.|csv/|SHA)|pictures/|(?:corrections|feed)\.xml$)"
)
"""Files that other steps of the pipeline put into the site."""


@cache
def read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Built:
    """The pages that ``make build`` made, and the rows that they were made from."""

    tables: StoredTables
    sites: dict[Language, Site]

    @property
    def store(self) -> Store:
        return self.sites["vi"].store

    def read(self, language: Language, address: str) -> str:
        """Return the Markdown of a page by its address: ``areas/hue``, "" for the front page."""
        path = PAGES / language / address
        return read_text(path.with_suffix(".md") if path.with_suffix(".md").is_file() else path / "index.md")

    def read_area(self, language: Language, area: str) -> str:
        """Return the Markdown of an area's page, and of the page beneath it where it has one."""
        more = PAGES / language / "areas" / area / "more"
        beneath = self.read(language, f"areas/{area}/more") if more.is_dir() else ""
        return self.read(language, f"areas/{area}") + beneath.replace("../../../", "../../")

    def front(self, language: Language, address: str) -> dict[str, Any]:
        front: dict[str, Any] = yaml.safe_load(self.read(language, address).split("---\n")[1])
        return front

    def list_pages(self, language: Language) -> list[str]:
        """Return the addresses of all pages of a language, without the last slash, in their order."""
        folder = PAGES / language
        places = (path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md"))
        return sorted("" if place == "index" else place.removesuffix("/index") for place in places)


@pytest.fixture(scope="module")
def built() -> Built:
    if not (PAGES / "vi" / "index.md").is_file():
        pytest.fail("build/pages is missing: run make build first (make test does).")
    tables = read_tables(DATABASE)
    return Built(tables, {language: make_site(tables, language) for language in LANGUAGES})


def shows(text: str, figure: Figure) -> bool:
    """Tell whether a page gives a figure's value as worded in its language, with its citation."""
    display = re.escape(html.escape(figure.display, quote=False))
    before = (
        r'(?:&nbsp;<a class="cite"[^>]*>[0-9]+</a>)*'  # the marks of other sources that give the same value
    )
    mark = f'&nbsp;<a class="cite" href="../../figures/{figure.id}/"'
    return bool(re.search(f'<span class="figure">{display}</span>{before}{re.escape(mark)}', text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_on_its_area_page(built: Built, language: Language) -> None:
    missing = [
        figure.id
        for figure in built.sites[language].store.figures
        for area in {figure.area_id, figure.province_id}
        if not shows(built.read_area(language, area), figure)
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_on_its_indicator_page(built: Built, language: Language) -> None:
    missing = [
        figure.id
        for figure in built.sites[language].store.figures
        if not shows(built.read(language, f"indicators/{figure.indicator_id}"), figure)
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_on_its_source_page(built: Built, language: Language) -> None:
    missing = [
        figure.id
        for figure in built.sites[language].store.figures
        if f'<a class="cited" href="../../figures/{figure.id}/"><span class="figure">'
        f"{html.escape(figure.display, quote=False)}</span></a>"
        not in built.read(language, f"sources/{figure.source_id}")
    ]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figures_page_has_its_whole_chain(built: Built, language: Language) -> None:
    for figure in built.sites[language].store.figures:
        text = html.unescape(built.read(language, f"figures/{figure.id}"))
        chain = text[text.index('<ol class="chain">') : text.index("{#trich-dan}")]
        steps = [
            figure.indicator,
            f"areas/{figure.area_id}/",
            figure.period,
            figure.printed or "",
            figure.quote or figure.table_row or "",
            figure.table_column or "",
            built.sites[language].licences[figure.licence_id].title,
            *(reading.printed or "" for reading in figure.readings),
            f"sources/{figure.source_id}/",
            figure.source_title,
        ]
        assert figure.display in text
        assert [step for step in steps if step not in chain] == [], figure.id
        readings = len(re.findall(r"<li>", chain.partition('<ol class="readings">')[2].partition("</ol>")[0]))
        assert readings == len(figure.readings), figure.id
        assert chain.partition("\n</ol>")[0].count("<li><b>") == 12, figure.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figures_page_has_its_citation_in_both_languages_and_as_bibtex(
    built: Built, language: Language
) -> None:
    text = html.unescape(built.read(language, "figures/f0028"))
    copied = re.findall(r'<pre id="cite-(\w+)"(?: lang="(\w+)")?>(.*?)</pre>', text, re.DOTALL)
    assert sorted((name, lang) for name, lang, _ in copied) == [("bibtex", ""), ("en", "en"), ("vi", "vi")]
    assert copied[0][0] == language
    said = {name: citation for name, _, citation in copied}
    assert "Dẫn theo Tỉnh Số, f0028, http://127.0.0.1:8000/figures/f0028/" in said["vi"]
    assert "Cited from Tỉnh Số, f0028, http://127.0.0.1:8000/en/figures/f0028/" in said["en"]
    assert "99,53%" in said["vi"] and "99.53%" in said["en"]
    assert said["bibtex"].startswith("@misc{tinh-so-f0028,\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figures_page_marks_what_a_citation_shows_of_it(built: Built, language: Language) -> None:
    for figure in built.sites[language].store.figures:
        text = built.read(language, f"figures/{figure.id}")
        parts = re.findall(r'data-part="(\w+)"', text)
        placed = [name for name in ("row", "column") if getattr(figure, f"table_{name}")]
        quoted = ["quote"] if figure.quote else placed
        assert parts == ["printed", *quoted, "source", "checked", "licence"], figure.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_holds_the_citations_of_its_first_marks(built: Built, language: Language) -> None:
    for path in ("areas/quang-tri", "areas/bac-kan", "indicators/papi-d8"):
        text = built.read(language, path)
        marks = dict.fromkeys(re.findall(r'<a class="cite[^"]*" href="[./]*figures/(f\d+)/', text))
        held = re.findall(r'<div id="c-(f\d+)" popover role="note" class="citation">', text)
        assert held == list(marks)[: Citations.HELD], path


def test_figure_pages_and_embeds_stay_out_of_the_search(built: Built) -> None:
    for language in LANGUAGES:
        for address in built.list_pages(language):
            if address.startswith(("figures/", "embed/")):
                assert built.front(language, address)["search"] == {"exclude": True}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_title_and_a_description(built: Built, language: Language) -> None:
    for address in built.list_pages(language):
        front = built.front(language, address)
        assert front["title"].strip() and front["description"].strip(), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_writes_a_percent_sign_apart_from_a_value(built: Built, language: Language) -> None:
    apart = re.compile(r'<span class="figure">[^<]*\d\s+%')
    texts = {address: built.read(language, address) for address in built.list_pages(language)}
    assert any(re.search(r'<span class="figure">[^<]*\d%', text) for text in texts.values())
    assert [address for address, text in texts.items() if apart.search(text)] == []


def test_both_languages_have_the_same_pages(built: Built) -> None:
    assert built.list_pages("vi") == built.list_pages("en")


def test_every_area_indicator_source_and_figure_has_a_page(built: Built) -> None:
    store = built.store
    wanted = {
        *(f"areas/{row.id}" for row in store.areas),
        *(f"indicators/{row.id}" for row in store.indicators),
        *(f"sources/{row.id}" for row in store.sources),
        *(f"figures/{row.id}" for row in store.figures),
    }
    assert wanted - set(built.list_pages("vi")) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_successions_are_linked_both_ways(built: Built, language: Language) -> None:
    for row in built.tables["successions"]:
        old = built.read(language, f"areas/{row['from_area_id']}")
        new = built.read(language, f"areas/{row['to_area_id']}")
        assert f'href="../../areas/{row["to_area_id"]}/"' in old
        assert f'href="../../areas/{row["from_area_id"]}/"' in new
        assert str(row["legal_basis"]) in old and str(row["legal_basis"]) in new


def test_links_lead_to_places_that_are_there(built: Built) -> None:
    pages = dict(iter_addresses(built))
    ids = {
        address: {"", *re.findall(r"\{#([^{}]+)\}\n", text), *re.findall(r' id="([^"]+)"', text)}
        for address, text in pages.items()
    }
    files = {path.relative_to(PAGES / "vi").as_posix() for path in (PAGES / "vi").rglob("*.*")}
    broken = [
        (address, link)
        for address, text in pages.items()
        for link in re.findall(r'href="([^"]*)"', text)
        if not re.match(r"[a-z]+:", link) and not MADE_ELSEWHERE.search(link)
        if not leads_somewhere(posixpath.join(address, html.unescape(link)), ids, files)
    ]
    assert broken == []


def iter_addresses(built: Built) -> Iterator[tuple[str, str]]:
    """Yield (address within the site, text) of each page; the English ones stand under ``en/``."""
    for language in LANGUAGES:
        for address in built.list_pages(language):
            page = f"{address}/" if address else ""
            yield f"/{MANNERS[language].folder}{page}", built.read(language, address)


def leads_somewhere(link: str, ids: dict[str, set[str]], files: set[str]) -> bool:
    address, _, place = link.partition("#")
    path = posixpath.normpath(address.partition("?")[0])
    page = path if path == "/" else f"{path}/"
    return place in ids.get(page, ()) or path.lstrip("/") in files


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_but_home_and_embeds_ends_with_related_pages(built: Built, language: Language) -> None:
    by_hand = {path.stem for path in (TEMPLATES.parent / "pages" / language).rglob("*.md")} | {"compare"}
    lonely = [
        address
        for address in built.list_pages(language)
        if address not in by_hand and not address.startswith("embed/")
        if '<nav class="related"' not in built.read(language, address)
    ]
    assert lonely == [""]


def test_rows_of_an_area_stand_in_the_order_of_indicators_and_the_newest_first(built: Built) -> None:
    table = built.read("vi", "areas/quang-tri").split('id="index"')[1].split("</table>")[0]
    heads = re.findall(r'<th scope="rowgroup"[^>]*><a href="../../indicators/([^/]+)/">', table)
    assert heads[0] == "dti-rank"
    papi = [f"papi-d{number}{rank}" for number in range(1, 8) for rank in ("", "-rank")]
    assert [head for head in heads if re.fullmatch(r"papi-d[1-7](-rank)?", head)] == papi
    assert len(heads) == len(set(heads))
    more = built.read("vi", "areas/quang-tri/more").split("{#index}")[1].split("</table>")[0]
    bodies = [body for body in f"{table}{more}".split("<tbody>") if "indicators/papi-d8/" in body]
    years = [re.findall(r'<td class="period">năm (\d+)', body) for body in bodies]
    assert years == [["2024"], ["2023", "2022", "2021", "2021", "2020"]]
    assert 'rowspan="5"' in bodies[1]


def test_the_downloads_page_names_every_file(built: Built) -> None:
    folder = ROOT / "build" / "downloads"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    text = built.read("en", "downloads")
    named = set(re.findall(r'href="\.\./\.\./downloads/([^"]+)"', text))
    assert named == files
    assert {entry.file for entry in FORMATS} <= named


@pytest.mark.parametrize("path", ["", "areas/quang-tri", "indicators/dti-rank"])
def test_pages_with_data_describe_it_for_search_engines(built: Built, path: str) -> None:
    front = built.front("en", path)
    content = json.loads(front["jsonld"])
    assert content["@type"] == "Dataset" and content["inLanguage"] == "en"
    assert front["image"] == f"pictures/en/{path or 'index'}.png"
    assert "<" not in front["jsonld"]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "gói")
    database.build(package, tmp_path / "tinh-so.db")
    pages.build(tmp_path / "tinh-so.db", package, TEMPLATES, tmp_path / "once")
    code = (
        "import sys; from pathlib import Path;"
        "from scripts.pages import writer as pages; from scripts.contract.package import load_package;"
        "database, package, templates, output = map(Path, sys.argv[1:]);"
        "pages.build(database, load_package(package), templates, output)"
    )
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "TZ": "Asia/Ho_Chi_Minh",
        "PYTHONUTF8": "0",
    }
    arguments = [tmp_path / "tinh-so.db", package.folder, TEMPLATES, tmp_path / "again"]
    subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, env=environment, check=True)
    once = digest(tmp_path / "once")
    assert len(once) > 400
    assert digest(tmp_path / "again") == once


def digest(folder: Path) -> dict[str, str]:
    """Return the hash of each file of a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_without_figures_says_so_and_leads_on(built: Built, language: Language) -> None:
    silent = {area.id for area in built.store.areas} - {row.area_id for row in built.store.figures}
    words = {
        "vi": "Chưa có số liệu công bố nào được tìm thấy",
        "en": "No published figure has been found for",
    }
    for area in silent:
        assert words[language] in built.read(language, f"areas/{area}")
    assert all(
        words[language] not in built.read(language, f"areas/{row.area_id}") for row in built.store.figures
    )


def test_predecessors_stand_side_by_side(built: Built) -> None:
    text = built.read("vi", "areas/quang-tri-2025")
    table = text.split("{#don-vi-cu}")[1].split("\n## ")[0]
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", table, re.DOTALL)
    assert rows
    assert all(row.count("<td") == 2 for row in rows)
    own = {row.id for row in built.store.figures if row.area_id in ("quang-binh", "quang-tri")}
    assert set(re.findall(r"figures/(f\d+)/", table)) <= own


def test_a_district_stands_apart_on_its_provinces_page(built: Built) -> None:
    districts = {row.area_id for row in built.store.figures if row.area_level == "district"}
    assert "huong-tra" in districts
    for figure in (row for row in built.store.figures if row.area_level == "district"):
        text = built.read("vi", f"areas/{figure.province_id}")
        before, after = text.split(f"{{#{figure.area_id}}}")
        assert not shows(before, figure)
        assert shows(after, figure)


def test_targets_stand_apart_from_results(built: Built) -> None:
    targets = [row for row in built.store.figures if row.measure == "target" and row.area_level == "province"]
    assert targets
    for figure in targets:
        text = built.read("vi", f"areas/{figure.area_id}")
        before, after = re.split(r'\{#chi-tieu\}|<details class="fold" id="chi-tieu">', text)
        assert not shows(before, figure)
        assert shows(after, figure)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failing_figure_is_marked_wherever_it_stands(built: Built, language: Language) -> None:
    failing = {figure.id for figure in built.store.figures if figure.fails}
    assert failing
    for figure in (row for row in built.store.figures if row.id in failing):
        for text in (
            built.read_area(language, figure.area_id),
            built.read(language, f"indicators/{figure.indicator_id}"),
            built.read(language, f"sources/{figure.source_id}"),
        ):
            assert re.search(rf'figures/{figure.id}/"[^\n]*?class="warning-mark"', text), figure.id
        assert 'class="warning-mark"' in built.read(language, f"figures/{figure.id}")


def test_the_audit_puts_what_fails_first(built: Built) -> None:
    text = built.read("en", "audit")
    order = [text.index(f"{{#{verdict}}}") for verdict in VERDICTS if f"{{#{verdict}}}" in text]
    assert order == sorted(order)
    assert all(f"{{#{row.id}}}" in text or f'<li id="{row.id}">' in text for row in built.store.relations)


def list_former(built: Built, area: Area) -> list[str]:
    """Return the figures of the units that an area was made of, where it has no result of its own."""
    if any(row.measure == "result" for row in built.store.figures if row.province_id == area.id):
        return []
    return [row.id for old in area.predecessors for row in built.store.figures if row.province_id == old.id]


def test_data_files_hold_the_rows_of_the_page(built: Built) -> None:
    data = PAGES / "vi" / "data"
    places = {figure.id: figure.place for figure in built.store.figures}
    for area in built.store.areas:
        wanted = [row.id for row in built.store.figures if area.id in (row.area_id, row.province_id)]
        content = json.loads((data / "areas" / f"{area.id}.json").read_text(encoding="utf-8"))
        table = csv.DictReader(io.StringIO((data / "areas" / f"{area.id}.csv").read_text(encoding="utf-8")))
        assert sorted(row["id"] for row in content["figures"]) == wanted
        order = [places[row["id"]] for row in content["figures"]]
        assert order == sorted(order)  # the figure that is shown first comes first
        assert [row["id"] for row in table] == wanted + list_former(built, area)
        assert sorted(row["id"] for row in content.get("former", [])) == sorted(list_former(built, area))
    figure = built.tables["figures"][0]
    whole = json.loads((data / "figures" / f"{figure['id']}.json").read_text(encoding="utf-8"))
    assert {key: whole[key] for key in figure} == figure


def test_the_list_of_areas_has_the_87_province_level_units(built: Built) -> None:
    areas = json.loads((PAGES / "vi" / "data" / "areas.json").read_text(encoding="utf-8"))
    assert len(areas) == 87
    merged = next(area for area in areas if area["id"] == "quang-tri-2025")
    assert merged["from"] == ["quang-binh", "quang-tri"]
    assert merged["to"] == []


def test_every_string_is_used() -> None:
    modules = [*(ROOT / "scripts/pages").rglob("*.py"), *(ROOT / "scripts/exports").rglob("*.py")]
    source = "".join(path.read_text(encoding="utf-8") for path in [*TEMPLATES.glob("*.j2"), *modules])
    prefixes = [*re.findall(r"t\('([a-z_]+_)' ~", source), *re.findall(r'f"([a-z_]+_)\{', source)]
    keys = read_surface("pages")
    unused = [
        key
        for key in keys
        if f"'{key}'" not in source
        and f'"{key}"' not in source
        and not any(key.startswith(prefix) for prefix in prefixes)
        and not re.fullmatch(r"area_\w+_(title|phrase)", key)
    ]
    assert unused == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("folder", "orders"),
    [
        ("areas", ["", "by-figures/", "by-newest/"]),
        ("families", ["", "by-name/", "by-figures/"]),
        ("indicators", ["", "by-name/", "by-figures/"]),
        ("sources", ["", "by-publisher/", "by-figures/"]),
    ],
)
def test_an_index_stands_in_each_order_without_javascript(
    built: Built, language: Language, folder: str, orders: list[str]
) -> None:
    rows = []
    for order in orders:
        path = f"{folder}/{order.removesuffix('/') or 'index'}"
        text = built.read(language, path)
        switch = text[text.index('<nav class="switch orders"') :].partition("</nav>")[0]
        links = re.findall(rf'<a href="[./]*{folder}/((?:by-\w+/)?)"( aria-current="page")?>', switch)
        assert [link for link, _ in links][:3] == orders
        assert [link for link, own in links if own] == [order]
        parts = sorted((PAGES / language / folder / order).glob("page-*/index.md"))
        whole = "".join([text, *map(read_text, parts)])
        rows.append(re.findall(rf'<th scope="row"><a href="[./]*{folder}/([^/"]+)/"', whole))
        front = built.front(language, path)
        assert (front.get("canonical"), front.get("search")) == (
            (f"{folder}/", {"exclude": True}) if order else (None, None)
        )
    assert len({tuple(row) for row in rows}) == 3
    assert len({tuple(sorted(row)) for row in rows}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_index_by_figures_begins_with_most(built: Built, language: Language) -> None:
    counts = Counter(figure.indicator_id for figure in built.sites[language].store.figures)
    text = built.read(language, "indicators/by-figures")
    shown = re.findall(r'<th scope="row"><a href="[./]*indicators/([^/"]+)/"', text)
    assert [counts[name] for name in shown] == sorted((counts[name] for name in shown), reverse=True)


def test_letters_lead_to_their_first_rows(built: Built) -> None:
    text = built.read("vi", "areas")
    assert '<a href="#tu-2025-dd">Đ</a>' in text
    assert re.search(r'<tr id="tu-2025-dd"><th scope="row"><a href="[./]*areas/da-nang-2025/">', text)
    assert re.search(r'<tr id="den-2025-a"><th scope="row"><a href="[./]*areas/an-giang/">', text)
    assert 'href="#tu-2025' not in built.read("vi", "areas/by-figures")


def test_a_merged_unit_tells_how_many_figures_its_former_units_have(built: Built) -> None:
    counts = Counter(figure.area_id for figure in built.store.figures)
    olds = group(built.tables["successions"], lambda row: str(row["to_area_id"]))
    text = built.read("vi", "areas")
    for new, rows in olds.items():
        (cell,) = re.findall(rf'areas/{new}/">[^<]*</a></th>.*?data-sort="\d+"><span>(.*?)</span>', text)
        before = sum(counts[str(row["from_area_id"])] for row in rows)
        said = f" <small>các đơn vị cũ: {before}</small>" if before else ""
        assert cell == f"{counts[new]}{said}"


def test_a_note_of_three_rows_stands_once(built: Built) -> None:
    note = "PAPI năm 2021 chỉ công bố 60 trong 63 tỉnh, thành phố: mẫu số 63 là số tỉnh"
    text = built.read("vi", "areas/quang-tri")
    assert text.count(note) == 1
    assert text.count('<span class="remark">(a)</span>') >= 3
    assert built.read("vi", "indicators/papi-d1-rank").count(note) <= 1


def test_whole_numbers_are_written_as_such(built: Built) -> None:
    files = [*(PAGES / "vi/data").rglob("*.json"), *(PAGES / "vi/data").rglob("*.csv")]
    assert len(files) > 1000
    for path in files:
        assert not re.search(r'[:,]"?\d+\.0[,}\n]', read_text(path)), path
    whole = next(row for row in built.store.figures if row.obs_value == 54)
    assert '<data class="figure" value="54">' in built.read("en", f"figures/{whole.id}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_differences_stand_under_each_other(built: Built, language: Language) -> None:
    texts = [
        built.read(language, f"findings/{path.name}" if path.is_dir() else "findings")
        for path in (PAGES / language / "findings").iterdir()
    ]
    tables = [table for text in texts for table in text.split("<table")[1:]]
    changes = [re.findall(r"<td[^>]*>[+−]([\d.,]+)</td>", table) for table in tables]
    assert [found for found in changes if found]
    for found in filter(None, changes):
        assert len({len(re.split("[.,]", text)[-1]) for text in found}) == 1


def test_a_drawing_in_a_page_has_its_colours_by_class(built: Built) -> None:
    embed = built.read("vi", "embed/areas/quang-tri/place-papi-d8")
    painted = re.findall(r'<[^>]*?(fill|stroke)="#[^>]*>', embed)
    named = re.findall(r'<[^>]*class="[^"]*\b[fs]-[^>]*>', embed)
    assert painted and len(named) == len(re.findall(r'<[^>]*="#[0-9a-f]+"[^>]*>', embed))
    assert not re.search(r'(fill|stroke)="#', built.read("vi", "areas/quang-tri"))


def test_the_page_of_a_chart_offers_its_files(built: Built) -> None:
    text = built.read("en", "embed/areas/quang-tri/place-papi-d8")
    for link in ("pictures/en/{}.svg", "pictures/en/{}.png", "data/charts/{}.csv"):
        assert link.format("areas/quang-tri/place-papi-d8") in text
    assert "&lt;iframe src=" in text
    area = built.read_area("en", "quang-tri")
    assert 'href="../../embed/areas/quang-tri/place-papi-d8/"' in area and "iframe" not in area


def test_an_interrupted_build_leaves_the_last_good_one(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "gói")
    output = tmp_path / "made" / "pages"
    shutil.copytree(ROOT / "site" / "findings", tmp_path / "findings")
    (output / "vi").mkdir(parents=True)
    (output / "vi" / "index.md").write_text("good", encoding="utf-8")
    with pytest.raises(TemplateNotFound):
        pages.build(DATABASE, package, tmp_path / "no templates", output)
    assert (output / "vi" / "index.md").read_text(encoding="utf-8") == "good"
    assert [path.name for path in output.parent.iterdir()] == ["pages"]
