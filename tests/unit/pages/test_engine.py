"""What the templates' filters and functions make of texts and figures."""

import json
from html import unescape

import pytest
from markdown import Markdown  # type: ignore[import-untyped]
from markupsafe import Markup

from scripts.pages.engine import drop_colours, escape_markdown, fold_equal, group_figures, share_notes
from scripts.pages.writer import format_front_matter, format_script
from tests.poison import PAYLOADS
from tests.rows import make_figure


def test_markdown_signs_in_a_heading_are_escaped() -> None:
    assert str(escape_markdown("*A* [b](c) <i> & _d_")) == r"\*A\* \[b\](c) &lt;i&gt; &amp; \_d\_"


@pytest.mark.parametrize(
    "text", [*PAYLOADS, 'today\'s “34” "units"', "1. a", "- a", "a #", "\\", "&amp; &copy", "~~a~~"]
)
def test_a_heading_says_its_text_and_nothing_else(text: str) -> None:
    markdown = Markdown(extensions=["attr_list", "md_in_html", "tables", "toc"])
    html = markdown.convert(f"# {escape_markdown(text)} {{#own}}")
    assert html.startswith('<h1 id="own">') and html.count("<") == 2
    assert unescape(html.removeprefix('<h1 id="own">').removesuffix("</h1>")) == text
    assert Markup(markdown.toc_tokens[0]["name"]).striptags() == text  # as the theme writes it


def test_a_note_gets_a_letter_only_where_some_rows_lack_it() -> None:
    notes = ["x", "x", "x", "y", "y", None]
    assert share_notes([make_figure(note=note) for note in notes]) == {"x": "(a)"}
    assert share_notes([make_figure(note="x"), make_figure(note="x")]) == {"x": ""}
    assert share_notes([make_figure(note="x")]) == {}


def test_a_head_stands_for_the_figures_of_one_indicator_and_part() -> None:
    rows = [("a", "total"), ("a", "tier"), ("a", "total"), ("b", "total")]
    figures = [make_figure(indicator_id=name, breakdown=part) for name, part in rows]
    assert group_figures(figures) == [[figures[0], figures[2]], [figures[1]], [figures[3]]]


def test_sources_that_tell_one_thing_alike_share_a_row() -> None:
    changes: tuple[dict[str, str], ...] = (
        {},
        {},
        {"display": "55%"},
        {"note": "theo báo chí"},
        {"time_basis": "inferred"},
    )
    figures = [make_figure(id=f"f000{number}", **change) for number, change in enumerate(changes, 1)]
    for figure in figures:
        figure.others.extend(other for other in figures if other is not figure)
    apart = make_figure(id="f0006", area_id="nghe-an")
    rows = [[figure.id for figure in row] for row in fold_equal([*figures, apart])]
    assert rows == [["f0001", "f0002"], ["f0003"], ["f0004"], ["f0005"], ["f0006"]]


def test_a_drawing_without_colours_keeps_all_else() -> None:
    assert drop_colours('<rect class="f-a" fill="#00ff00" x="1"/>') == '<rect class="f-a" x="1"/>'


def test_json_in_a_script_cannot_end_it() -> None:
    assert format_script({"a": "</script>ă"}) == r'{"a":"\u003c/script>ă"}'
    assert json.loads(format_script({"a": "</script>ă"})) == {"a": "</script>ă"}


def test_front_matter_is_a_line_a_key() -> None:
    assert format_front_matter({"title": "Huế: “a”", "boost": 2}) == 'title: "Huế: “a”"\nboost: 2\n'
