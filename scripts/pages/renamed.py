"""Where old ids lead: pages, data files and hosts' rules at the addresses of what was renamed."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from scripts.pages.stored import StoredRow
from scripts.shared.languages import MANNERS
from scripts.shared.leads import Leads, find_leads


def read_leads(rows: Iterable[StoredRow]) -> Leads:
    """Return where each old id leads, from the stored rows of the table of redirects."""
    return find_leads((str(row["kind"]), str(row["old_id"]), str(row["new_id"])) for row in rows)


def write_renamed_data(leads: Leads, folder: Path) -> None:
    """Put each data file of what was renamed at its old address too, whatever hosts can lead on."""
    for (kind, old), new in leads.items():
        for suffix in (".json", ".csv"):
            _copy(folder / kind / f"{new}{suffix}", folder / kind / f"{old}{suffix}")
        for path in sorted((folder / "charts" / kind / new).rglob("*.csv")):
            _copy(path, folder / "charts" / kind / old / path.relative_to(folder / "charts" / kind / new))


def _copy(source: Path, target: Path) -> None:
    if source.is_file() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def format_redirects(leads: Leads) -> str:
    """Return the ``_redirects`` file of static hosts: pages, charts and pictures, in every language."""
    lines = []
    for (kind, old), new in sorted(leads.items()):
        for manner in MANNERS.values():
            for place in (kind, f"embed/{kind}"):
                start = f"/{manner.folder}{place}/"
                lines.append(f"{start}{old}/* {start}{new}/:splat 301\n")
        for language in MANNERS:
            start = f"/pictures/{language}/{kind}/"
            lines.append(f"{start}{old}/* {start}{new}/:splat 301\n")
            lines.append(f"{start}{old}.png {start}{new}.png 301\n")
    return "".join(lines)
