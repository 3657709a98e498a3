"""Addresses into a source and texts to copy."""

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from scripts.pages.citations import (
    cite_figure,
    format_bibtex,
    link_into_source,
    link_to_copies,
    link_to_report,
)
from scripts.shared.words import read_words
from tests.rows import make_figure, make_source

FIGURE = make_figure(
    id="f0042",
    indicator="Tỷ lệ hồ sơ số hóa",
    breakdown="commune-tier",
    breakdown_text="cấp xã",
    period="tháng 10/2023",
    display="74,16%",
)
SOURCE = make_source(title="Kết quả R&D", publisher="Cổng TTĐT", issued="2023-10-05")


def test_a_text_fragment_encodes_its_own_signs() -> None:
    link = link_into_source("https://vi.example/a", "96.688 hồ sơ, 57-NQ/TW & 74,16%")
    assert link == (
        "https://vi.example/a#:~:text=96.688%20h%E1%BB%93%20s%C6%A1%2C%2057%2DNQ%2FTW%20%26%2074%2C16%25"
    )
    assert unquote(link.partition("text=")[2]) == "96.688 hồ sơ, 57-NQ/TW & 74,16%"


def test_a_text_fragment_joins_an_addresss_own_fragment() -> None:
    assert link_into_source("https://vi.example/a#muc-2", "x") == "https://vi.example/a#muc-2:~:text=x"


@pytest.mark.parametrize(("url", "quote"), [(None, "x"), ("https://vi.example/", None)])
def test_without_address_or_quote_there_is_no_link_into_the_source(
    url: str | None, quote: str | None
) -> None:
    assert link_into_source(url, quote) is None


@pytest.mark.parametrize(
    ("date", "near"), [("2023-02-21", "20230221*"), ("2023-02", "202302*"), ("2023", "2023*"), (None, "*")]
)
def test_copies_are_looked_for_near_the_date(date: str | None, near: str) -> None:
    address = f"https://web.archive.org/web/{near}/https://vi.example/a?id=1"
    assert link_to_copies("https://vi.example/a?id=1#muc", date) == address
    assert link_to_copies(None, date) is None


def test_a_citation_names_the_figure_its_source_and_its_permalink() -> None:
    assert cite_figure(FIGURE, SOURCE, "https://so.example/figures/f0042/", read_words("pages", "vi")) == (
        "Hà Tĩnh: Tỷ lệ hồ sơ số hóa (cấp xã), tháng 10/2023: 74,16%. Nguồn: Cổng TTĐT, “Kết quả R&D”, "
        "5/10/2023, đoạn 9. Dẫn theo Tỉnh Số, f0042, https://so.example/figures/f0042/"
    )


def test_bibtex_escapes_what_tex_would_read() -> None:
    assert format_bibtex(FIGURE, SOURCE, "https://so.example/figures/f0042/").splitlines() == [
        "@misc{tinh-so-f0042,",
        "  title        = {Hà Tĩnh: Tỷ lệ hồ sơ số hóa, tháng 10/2023: 74,16\\%},",
        "  author       = {{Cổng TTĐT}},",
        "  year         = {2023},",
        "  howpublished = {Cổng TTĐT, “Kết quả R\\&D”},",
        "  note         = {Tỉnh Số, f0042},",
        "  url          = {https://so.example/figures/f0042/}",
        "}",
    ]


def test_bibtex_takes_no_sign_of_a_title_or_a_name_for_its_own() -> None:
    source = replace(SOURCE, title=r"a\b {c} } ~ ^ $ # _", author="Sở {TT&TT}, và Cục")
    entry = format_bibtex(FIGURE, source, "https://so.example/figures/f0042/?a=1&b=%20")
    lines = dict(line.strip(" ,").split(" = ", 1) for line in entry.splitlines()[1:-1])
    lines = {name.strip(): value for name, value in lines.items()}
    assert lines["howpublished"] == (
        r"{Cổng TTĐT, “a\textbackslash{}b \textbraceleft{}c\textbraceright{} \textbraceright{}"
        r" \textasciitilde{} \textasciicircum{} \$ \# \_”}"
    )
    assert lines["author"] == r"{{Sở \textbraceleft{}TT\&TT\textbraceright{}, và Cục}}"
    assert lines["url"] == "{https://so.example/figures/f0042/?a=1&b=%20}"
    assert entry.count("{") == entry.count("}")


def test_a_source_without_a_date_has_no_year() -> None:
    assert "year" not in format_bibtex(FIGURE, replace(SOURCE, issued=None), "https://so.example/")


def test_a_report_is_filled_in() -> None:
    link = link_to_report("https://git.example/tinh-so/", FIGURE, read_words("pages", "en"))
    assert link is not None
    parts = urlsplit(link)
    assert (parts.netloc, parts.path) == ("git.example", "/tinh-so/issues/new")
    assert parse_qs(parts.query) == {
        "template": ["correction.yml"],
        "title": ["Correction of f0042: Hà Tĩnh, Tỷ lệ hồ sơ số hóa"],
        "figure": ["f0042"],
    }
    assert link_to_report("", FIGURE, read_words("pages", "en")) is None
