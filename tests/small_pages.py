"""The pages that a site cannot do without, each with nothing but its heading."""

from pathlib import Path

LEAVES = ("index", "method", "correct", "about")
FOLDERS = (
    "areas", "audit", "changes", "compare", "coverage", "dictionary", "downloads", "families", "findings",
    "indicators", "sources",
)  # fmt: skip


def write_small_pages(folder: Path) -> None:
    """Write the pages that the navigation names and the feeds that each page leads to, in both languages."""
    for language in ("vi", "en"):
        for place in (*LEAVES, *(f"{name}/index" for name in FOLDERS)):
            path = folder / language / f"{place}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\ntitle: {place}\n---\n\n# {place}\n", encoding="utf-8")
        for name in ("feed.xml", "corrections.xml"):
            (folder / language / name).write_text("<feed/>", encoding="utf-8")
