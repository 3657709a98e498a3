"""How a figure is quoted elsewhere and found again: links into the source, texts to copy, error reports.

Pure functions. A text fragment (``#:~:text=``) follows the Scroll to Text Fragment draft: the quote is
percent-encoded, the comma, the ampersand and the hyphen too, since they are the fragment's own signs.
"""

from urllib.parse import quote, urlencode

from scripts.pages.model import Figure
from scripts.pages.subjects import Source
from scripts.shared.words import Words

WEB_ARCHIVE = "https://web.archive.org/web/"
TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "%&$#_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
"""What TeX would take for its own, and how it is written there; BibTeX counts braces, escaped ones too."""


def link_into_source(url: str | None, words: str | None) -> str | None:
    """Return the address of the place where the words stand; None where address or words lack."""
    if not url or not words:
        return None
    encoded = quote(words, safe="").replace("-", "%2D")
    return f"{url}{'' if '#' in url else '#'}:~:text={encoded}"


def link_to_copies(url: str | None, date: str | None) -> str | None:
    """Return the web archive's list of copies of an address, opened near a date; None without an address."""
    if not url:
        return None
    return f"{WEB_ARCHIVE}{(date or '').replace('-', '')}*/{url.partition('#')[0]}"


def cite_figure(figure: Figure, source: Source, address: str, words: Words) -> str:
    """Return the sentence that quotes a figure with its source and its permalink."""
    place = words("cite_paragraph", n=figure.paragraph) if figure.paragraph else ""
    issued = words.date(source.issued)
    document = ", ".join(part for part in (source.publisher, f"“{source.title}”", issued, place) if part)
    return words(
        "cite_figure",
        area=figure.area,
        indicator=figure.indicator,
        part="" if figure.is_whole else f" ({figure.breakdown_text})",
        period=figure.period,
        value=figure.display,
        source=document,
        id=figure.id,
        address=address,
    )


def format_bibtex(figure: Figure, source: Source, address: str) -> str:
    """Return the figure's BibTeX entry; the year is the source's, where it is known."""
    fields: dict[str, str] = {
        "title": f"{figure.area}: {figure.indicator}, {figure.period}: {figure.display}",
        "author": source.author or source.publisher,
        "year": (source.issued or "")[:4],
        "howpublished": f"{source.publisher}, “{source.title}”",
        "note": f"Tỉnh Số, {figure.id}",
        "url": address,
    }
    written = {
        name: value if name == "url" else value.translate(TEX) for name, value in fields.items() if value
    }
    written["author"] = f"{{{written['author']}}}"  # one name: a comma or an "and" in it parts nothing
    lines = [f"  {name:<12} = {{{value}}}" for name, value in written.items()]
    return ",\n".join([f"@misc{{tinh-so-{figure.id}", *lines]) + "\n}"


def link_to_report(repository: str, figure: Figure, words: Words) -> str | None:
    """Return the address of an issue form filled in for a figure; None while there is no repository."""
    if not repository:
        return None
    title = words("report_title", id=figure.id, area=figure.area, indicator=figure.indicator)
    query = urlencode({"template": "correction.yml", "title": title, "figure": figure.id})
    return f"{repository.rstrip('/')}/issues/new?{query}"
