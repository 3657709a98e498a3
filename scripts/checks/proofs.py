"""Rules that the archived texts prove: hash, paragraph, quote, and every figure of a text accounted for.

Each takes the tables and the texts by their SHA-256 (`archive.read_archive`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from scripts.checks.accounts import VALUE_KINDS
from scripts.checks.printed import find_unit, get_language, read_values
from scripts.contract.tables import Problem, Row, Tables, format_plain
from scripts.reading.archive import HOW_TO_HAVE, find_quote, iter_paragraphs
from scripts.reading.mentions import Mention, find_mentions

Texts = Mapping[str, str]
ArchiveRule = Callable[[Tables, Texts], Iterator[Problem]]
OMITTED = " … "
SHOWN = 30  # characters before and after a figure that has no row


def texts_are_in_the_archive(tables: Tables, texts: Texts) -> Iterator[Problem]:
    for row in tables["sources"]:
        if row["sha256"] is not None and row["sha256"] not in texts:
            yield row.blame("sha256", f"no text in the archive has this hash: correct it, or {HOW_TO_HAVE}")


def quotes_stand_in_their_paragraphs(tables: Tables, texts: Texts) -> Iterator[Problem]:
    for row, text in _iter_archived(tables, texts):
        number, spans = row.number("paragraph") or 0, _get_paragraphs(text)
        if number > len(spans):
            yield row.blame(
                "paragraph", f"{number}, but the text has {len(spans)} paragraphs: correct the number"
            )
        elif row["quote"] is not None and not _place_quote(row, text):
            found = [
                index
                for index, span in enumerate(spans, 1)
                if any(find_quote(text[slice(*span)], row.text("quote")))
            ]
            if found:
                shown = " and ".join(map(str, found))
                yield row.blame(
                    "paragraph", f"{number}, but the quote stands in paragraph {shown}: correct the number"
                )
            else:
                yield row.blame(
                    "quote", f"“{row['quote']}” does not stand in the text: quote it word for word"
                )


def mentions_stand_in_their_texts(tables: Tables, texts: Texts) -> Iterator[Problem]:
    for row, text in _iter_mentions(tables, texts):
        found = _find_by_offset(text).get(int(row.number("offset") or 0))
        if found is None:
            yield row.blame(
                "offset", f"no figure begins at {row['offset']} of the text: remove the row, or correct it"
            )
        elif found.printed != row["printed"]:
            yield row.blame(
                "printed", f"{row['printed']}, but the text has {found.printed} there: correct it"
            )


def every_mention_has_a_row(tables: Tables, texts: Texts) -> Iterator[Problem]:
    for source in tables["sources"]:
        text = texts.get(source.text("sha256"))
        if text is None:
            continue
        accounted = {row["offset"] for row in tables.where("mentions", "source_id", source["id"])}
        for offset, mention in _find_by_offset(text).items():
            if offset not in accounted:
                around = f"{mention.before[-SHOWN:]}{mention.printed}{mention.after[:SHOWN]}".strip()
                place = f"mentions.csv {source['id']},{offset}"
                figure = f"“{mention.printed}” in paragraph {mention.paragraph} (“{around}”)"
                advice = "add it, as a figure or with the reason why it is not one"
                yield Problem("mentions", None, None, f"{place}: {figure} has no row: {advice}")


def figures_stand_in_their_quotes(tables: Tables, texts: Texts) -> Iterator[Problem]:
    """The mention of a figure's value lies inside its quote, in its paragraph."""
    for mention, row, text in _iter_values(tables, texts):
        offset = int(mention.number("offset") or 0)
        spans = _place_quote(row, text)
        if spans and not any(
            start <= offset and offset + len(mention.text("printed")) <= end for start, end in spans
        ):
            yield mention.blame(
                "observation_id",
                f"offset {offset} lies outside the quote “{row['quote']}” of {row['id']} in paragraph "
                f"{row['paragraph']}: correct the mention or the quote",
            )


def mentions_read_as_their_figures(tables: Tables, texts: Texts) -> Iterator[Problem]:
    """In its text, with the words around it, the numeral has the value that is stored."""
    for mention, row, text in _iter_values(tables, texts):
        found, unit = _find_by_offset(text).get(int(mention.number("offset") or 0)), find_unit(tables, row)
        source, value = tables.find("sources", row["source_id"]), row.number("obs_value")
        if (
            not found
            or found.value is None
            or found.scaled_value is None
            or not unit
            or not source
            or value is None
        ):
            continue
        values = read_values(found.printed, found.value, found.scaled_value, unit, get_language(source))
        if Decimal(repr(value)) not in values:
            shown = " or ".join(f"{number.normalize():f}" for number in sorted(values))
            yield row.blame(
                "obs_value",
                f"{format_plain(value)}, but the text reads {shown} there: correct the wrong one",
            )


def printed_denominators_read_as_stored(tables: Tables, texts: Texts) -> Iterator[Problem]:
    for mention, text in _iter_mentions(tables, texts):
        row = (
            tables.find("observations", mention["observation_id"])
            if mention["kind"] == "denominator"
            else None
        )
        found = _find_by_offset(text).get(int(mention.number("offset") or 0))
        if row is None or found is None or found.value is None:
            continue
        denominator = row.number("denominator")
        if denominator is not None and Decimal(repr(denominator)) not in (found.value, found.scaled_value):
            yield row.blame(
                "denominator",
                f"{format_plain(denominator)}, but the text has {found.printed} there: correct it",
            )


def stated_years_stand_in_their_texts(tables: Tables, texts: Texts) -> Iterator[Problem]:
    for row, text in _iter_archived(tables, texts):
        year = row.text("time_period")[:4]
        if row["time_basis"] == "stated" and year and not re.search(rf"(?<!\d){year}(?!\d)", text):
            yield row.blame("time_period", f"the text does not print {year}: correct it, or write inferred")


def readings_of_texts_stand_in_them(tables: Tables, texts: Texts) -> Iterator[Problem]:
    """Area and period as printed stand in the text, the words for what is measured in the paragraph."""
    for row, text in _iter_archived(tables, texts):
        span = _get_paragraph(text, int(row.number("paragraph") or 0))
        for reading in tables.where("readings", "observation_id", row["id"]):
            if (
                reading["how"] != "text"
                or reading["source_id"] != row["source_id"]
                or not _place_quote(row, text)
            ):
                continue
            for name, place in (
                ("area_printed", text),
                ("period_printed", text),
                ("indicator_printed", span),
            ):
                if not all(_holds(place, part) for part in reading.text(name).split(OMITTED)):
                    yield reading.blame(
                        name, f"“{reading[name]}” does not stand in the text: copy it word for word"
                    )


def hedges_are_those_of_the_texts(tables: Tables, texts: Texts) -> Iterator[Problem]:
    """In its text, the numeral has the hedge that is stored, by its words or by the printed form."""
    for mention, row, text in _iter_values(tables, texts):
        found = _find_by_offset(text).get(int(mention.number("offset") or 0))
        is_estimate = row["qualifier"] == "exact" and row["obs_status"] == "E"  # the hedge is the status
        if found and found.kind == "figure" and not is_estimate and row["qualifier"] != found.qualifier:
            shown = f"{row['qualifier']}, but the text has {found.qualifier} there: correct the wrong one"
            yield row.blame("qualifier", shown)


def _holds(text: str, words: str) -> bool:
    """Say whether words stand in a text, in whatever case, white space and word boundaries."""
    return " ".join(words.split()).lower() in " ".join(text.split()).lower()


def _get_paragraph(text: str, number: int) -> str:
    spans = _get_paragraphs(text)
    return text[slice(*spans[number - 1])] if 1 <= number <= len(spans) else ""


def _iter_archived(tables: Tables, texts: Texts) -> Iterator[tuple[Row, str]]:
    """Yield the observations that the archive proves, each with its text."""
    for row in tables["observations"]:
        source = tables.find("sources", row["source_id"]) if row["checked"] == "archived" else None
        if source is not None and source["sha256"] in texts:
            yield row, texts[source.text("sha256")]


def _iter_mentions(tables: Tables, texts: Texts) -> Iterator[tuple[Row, str]]:
    for row in tables["mentions"]:
        source = tables.find("sources", row["source_id"])
        if source is not None and source["sha256"] in texts:
            yield row, texts[source.text("sha256")]


def _iter_values(tables: Tables, texts: Texts) -> Iterator[tuple[Row, Row, str]]:
    """Yield the mentions that are a figure's value, each with its observation and its text."""
    for mention, text in _iter_mentions(tables, texts):
        row = (
            tables.find("observations", mention["observation_id"]) if mention["kind"] in VALUE_KINDS else None
        )
        if row is not None and row["source_id"] == mention["source_id"]:
            yield mention, row, text


def _place_quote(row: Row, text: str) -> list[tuple[int, int]]:
    """Return where a row's quote stands in its paragraph, as offsets in the text."""
    spans, number = _get_paragraphs(text), int(row.number("paragraph") or 0)
    if not 1 <= number <= len(spans) or row["quote"] is None:
        return []
    first, last = spans[number - 1]
    return [(first + start, first + end) for start, end in find_quote(text[first:last], row.text("quote"))]


@lru_cache(maxsize=256)
def _get_paragraphs(text: str) -> list[tuple[int, int]]:
    return list(iter_paragraphs(text))


@lru_cache(maxsize=256)
def _find_by_offset(text: str) -> dict[int, Mention]:
    return {mention.offset: mention for mention in find_mentions(text)}


RULES: tuple[ArchiveRule, ...] = (
    texts_are_in_the_archive,
    quotes_stand_in_their_paragraphs,
    mentions_stand_in_their_texts,
    every_mention_has_a_row,
    figures_stand_in_their_quotes,
    mentions_read_as_their_figures,
    printed_denominators_read_as_stored,
    stated_years_stand_in_their_texts,
    readings_of_texts_stand_in_them,
    hedges_are_those_of_the_texts,
)
