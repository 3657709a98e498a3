"""How far the drafts of `propose.py` agree with the curated rows, for each archived text.

Each text is drafted anew, without its own curated observations; the indicators stay, even those that no
other source uses, so "indicator" says how often the right one is found among those that exist. A draft and a
curated observation are the same figure if they stand at the same offset of the same text.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from scripts.contract.package import Package, PackageError, Value, read_rows
from scripts.drafting.drafts import FIGURES, Draft, make_drafts
from scripts.reading.archive import read_archive

Row = Mapping[str, Value]
Counts = dict[str, int]
TOTAL: Final = "all texts"
SHARES: Final = {
    "numerals": "right kind",
    "proposed": "proposed",
    "value": "value",
    "qualifier": "qualifier",
    "period": "period",
    "reading": "these three",
    "indicator": "indicator",
    "breakdown": "breakdown",
    "measure": "result or target",
    "sure": "marked sure",
    "sure_right": "of these, all right",
}
BASE_NAMES: Final = {"mentions": "numerals", "observations": "figures"}
BASES: Final = {"numerals": "mentions", "sure_right": "sure"}  # the other shares are of the observations
COMPARED: Final = {
    "value": "obs_value",
    "qualifier": "qualifier",
    "period": "time_period",
    "indicator": "indicator_id",
    "breakdown": "breakdown",
    "measure": "measure",
}


def measure_agreement(package: Package, archive: Path) -> list[tuple[str, Counts]]:
    """Return (source id, counts) for each archived text that has curated figures, and at the end their sum.

    The counts are those of `BASE_NAMES`, of curated rows, and of `SHARES`, of drafts that agree with them.
    PackageError where the archive holds none of these texts.
    """
    texts = read_archive(archive)
    rows: list[tuple[str, Counts]] = []
    for source in read_rows(package.resources["sources"]):
        text = texts.get(str(source["sha256"]))
        if text is None:
            continue
        if curated := _list_curated(package, str(source["id"])):
            rows.append((str(source["id"]), compare(curated, make_drafts(package, text, source, ""))))
    total: Counter[str] = Counter()
    for _, counts in rows:
        total.update(counts)
    if not rows:
        raise PackageError(
            f"{archive} holds no text that has curated figures: set TINH_SO_ARCHIVE to its folder"
        )
    return [*rows, (TOTAL, dict(total))]


def compare(curated: Sequence[tuple[Row, Row | None]], drafts: Mapping[str, list[Draft]]) -> Counts:
    """Return the counts for one text: its curated mentions, each with its observation, against the drafts."""
    mentions = {draft["offset"]: draft for draft in drafts["mentions"]}
    observations = {draft["id"]: draft for draft in drafts["observations"]}
    counts = dict.fromkeys((*BASE_NAMES, *SHARES), 0)
    for mention, observation in curated:
        draft = mentions.get(str(mention["offset"]))
        counts["mentions"] += 1
        counts["numerals"] += draft is not None and draft["kind"] == mention["kind"]
        if observation is not None:
            is_figure = draft is not None and draft["kind"] in FIGURES
            _add(counts, observation, observations[draft["observation_id"]] if draft and is_figure else None)
    return counts


def format_agreement(rows: Iterable[tuple[str, Counts]]) -> str:
    """Format the measured rows as a Markdown table, one row a text: how many figures it has, then shares."""
    header = ["text", *BASE_NAMES.values(), *SHARES.values()]
    lines = [header, ["---"] + ["---:"] * (len(header) - 1)]
    for source, counts in rows:
        cells = [_format_share(counts[key], counts[BASES.get(key, "observations")]) for key in SHARES]
        bases = [str(counts[key]) for key in BASE_NAMES]
        lines.append([f"`{source}`" if source != TOTAL else TOTAL, *bases, *cells])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _add(counts: Counts, observation: Row, draft: Draft | None) -> None:
    """Count what one draft has right; None where the figure was not proposed."""
    counts["observations"] += 1
    if draft is None:
        return
    right = {key: _is_equal(observation[field], draft[field]) for key, field in COMPARED.items()}
    right["reading"] = right["value"] and right["qualifier"] and right["period"]
    right["sure"] = draft["sure"] == "yes"
    right["sure_right"] = right["sure"] and all(right[key] for key in COMPARED)
    counts["proposed"] += 1
    for key, is_right in right.items():
        counts[key] += is_right


def _is_equal(value: Value, cell: str) -> bool:
    return float(cell or "nan") == value if isinstance(value, float) else cell == str(value)


def _list_curated(package: Package, source: str) -> list[tuple[Row, Row | None]]:
    """Return a source's curated mentions, each with the observation that it is the value of, else None."""
    observations = {row["id"]: row for row in read_rows(package.resources["observations"])}
    return [
        (row, observations.get(row["observation_id"]) if row["kind"] in FIGURES else None)
        for row in read_rows(package.resources["mentions"])
        if row["source_id"] == source
    ]


def _format_share(count: int, base: int) -> str:
    return f"{100 * count / base:.1f}%" if base else ""
