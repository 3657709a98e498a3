"""Rules that tie a source's cells to each other: title, publisher, day and kind to its id and its address."""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.shared.folding import fold_words

LEAST_WORDS = 4
"""Words that the last part of an address has where it is made of a title."""
LEAST_SHARE = 0.5
FEW_WORDS = 2
COMMON = frozenset(
    [
        "bao",
        "the",
        "va",
        "cua",
        "tinh",
        "vn",
        "com",
        "news",
        "net",
        "cong",
        "thong",
        "tin",
        "dien",
        "tu",
        "so",
        "trang",
        "org",
        "gov",
    ]
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DATE = re.compile(r"(?<!\d)(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
GOVERNMENT = re.compile(r"\.gov\.vn$")


def what_is_not_known_of_a_source_has_a_reason(tables: Tables) -> Iterator[Problem]:
    for row in tables["sources"]:
        for name in ("issued", "url"):
            if row[name] is None and row["note"] is None:
                yield row.blame(
                    name, "the cell is empty: fill it, or say in note and note_vi why it is not known"
                )


def title_is_that_of_the_address(tables: Tables) -> Iterator[Problem]:
    """Where an address is made of a title in its language, they have most words in common."""
    for row in tables["sources"]:
        slug = _read_slug(row.text("url"))
        title = set(fold_words(row.text("title")).split())
        if len(slug) < LEAST_WORDS or not title or row["language"] not in ("vi", "en"):
            continue
        is_foreign = row["language"] == "en" and not _is_vietnamese(row.text("title"))
        if len(title & slug) < LEAST_SHARE * len(title) and not (is_foreign or row["note"]):
            yield row.blame("title", "it shares few words with the address: correct one, or say why in note")


def publisher_is_in_id_or_address(tables: Tables) -> Iterator[Problem]:
    hosts = tables.group("sources", "publisher")
    for row in tables["sources"]:
        if row["url"] is None or " " not in row.text("publisher") or _names(row):
            continue
        same = [other for other in hosts[row["publisher"],] if other is not row]
        if not any(_get_host(other) == _get_host(row) for other in same):
            yield row.blame(
                "publisher",
                f"{row['publisher']} is neither in the id nor in the address: correct one of them",
            )


def day_of_issue_is_that_of_id_or_address(tables: Tables) -> Iterator[Problem]:
    """A year in id, title or address is that of issue, or the one before; a whole date is that of issue."""
    for row in tables["sources"]:
        issued = row.text("issued")
        if not issued:
            continue
        dates = {"-".join(found) for found in DATE.findall(row.text("url"))}
        if len(issued) == len("2025-01-31") and dates and issued not in dates:
            yield row.blame(
                "issued", f"{issued}, but the address has {' and '.join(sorted(dates))}: correct one"
            )
        years = {int(year) for name in ("id", "title", "url") for year in YEAR.findall(row.text(name))}
        if years and not row["note"] and not any(int(issued[:4]) - year in (0, 1) for year in years):
            shown = " and ".join(map(str, sorted(years)))
            yield row.blame(
                "issued", f"{issued}, but id, title or address have {shown}: correct it, or add a note"
            )


def publisher_is_of_one_kind(tables: Tables) -> Iterator[Problem]:
    for rows in tables.group("sources", "publisher").values():
        for row in rows[1:]:
            if row["kind"] != rows[0]["kind"] and row["kind"] and rows[0]["kind"]:
                yield row.blame(
                    "kind", f"{row['kind']}, but {rows[0]['id']} of this publisher is {rows[0]['kind']}"
                )


def government_site_is_no_press(tables: Tables) -> Iterator[Problem]:
    for row in tables["sources"]:
        if GOVERNMENT.search(_get_host(row)) and row["kind"] == "press":
            yield row.blame(
                "kind", "a site under gov.vn is no press: write government-news or official-report"
            )


def language_is_that_of_title_or_address(tables: Tables) -> Iterator[Problem]:
    for row in tables["sources"]:
        parts, title = set(re.split(r"[/.]", row.text("url").lower())), row.text("title")
        if row["language"] == "vi" and "en" in parts and not row["note"]:
            yield row.blame(
                "language", "vi, but the address is of English pages: write en, or say why in note"
            )
        if row["language"] == "en" and "en" not in parts and _is_vietnamese(title) and not row["note"]:
            yield row.blame(
                "language", "en, but title and address are Vietnamese: write vi, or say why in note"
            )
        if (
            row["language"] == "vi"
            and not _is_vietnamese(title)
            and len(title.split()) > FEW_WORDS
            and not row["note"]
        ):
            yield row.blame("language", "vi, but the title is not Vietnamese: correct it, or say why in note")


def _names(row: Row) -> bool:
    """Say whether a publisher's name, or its initials, stand in the source's id or host."""
    tokens = fold_words(row.text("publisher")).split()
    place = row.text("id").split("-")
    host = re.sub(r"[^a-z0-9]", "", _get_host(row))
    if host and host in "".join(tokens):
        return True
    if any(len(word) > 2 and word not in COMMON and (word in place or word in host) for word in tokens):
        return True
    pairs = ["".join(pair) for pair in pairwise(tokens)]
    initials = "".join(word[0] for word in tokens)
    return any(len(pair) > 4 and pair in host for pair in pairs) or (len(initials) > 1 and initials in host)


def _read_slug(url: str) -> set[str]:
    """Return the words of the longest part of an address that is made of words."""
    parts = [
        re.split(r"[^a-z0-9]+", fold_words(part).replace(" ", "-"))
        for part in unquote(urlsplit(url).path).split("/")
    ]
    words = [{word for word in part if word and not word.isdigit()} for part in parts]
    return max(words, key=len, default=set())


def _get_host(row: Row) -> str:
    return urlsplit(row.text("url")).netloc.lower().removeprefix("www.")


def _is_vietnamese(text: str) -> bool:
    """Say whether a text has letters that English has not, in more than a name or two."""
    return sum(1 for word in text.split() if not word.isascii()) * 4 >= len(text.split())


RULES: tuple[Rule, ...] = (
    what_is_not_known_of_a_source_has_a_reason,
    title_is_that_of_the_address,
    publisher_is_in_id_or_address,
    day_of_issue_is_that_of_id_or_address,
    publisher_is_of_one_kind,
    government_site_is_no_press,
    language_is_that_of_title_or_address,
)
