"""What each step may be told on the command line: its name, its options, and argparse's settings of each."""

from pathlib import Path
from typing import Any

PORT: tuple[str, dict[str, Any]] = (
    "--port",
    {"type": int, "default": 8000, "help": "where to serve the site; 0 takes any free port"},
)
FORMATS = "csv by default; records are the rows that corrections.csv and amendments.csv lack"

OPTIONS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "serve": [
        PORT,
        ("--datasette-port", {"type": int, "default": 8001, "help": "where to serve Datasette"}),
    ],
    "dev": [
        ("page", {"nargs": "?", "help": "the address of a page, such as areas/hue, to make that page alone"}),
        PORT,
    ],
    "mentions": [("text", {"type": Path, "help": "a text file (UTF-8)"})],
    "damage": [
        ("--sample", {"type": int, "help": "how many damages to try, by chance; all where it is left out"}),
        ("--seed", {"type": int, "default": 0, "help": "another number, other damages"}),
        ("--table", {"action": "append", "help": "a table to damage; all where it is left out"}),
        (
            "--figures",
            {"action": "store_true", "help": "damage only what a figure says: its area, value, period …"},
        ),
        ("--published", {"action": "store_true", "help": "as if all rows were published as they stand"}),
        (
            "--unpublished",
            {"action": "store_true", "help": "as if no row were published: without the manifest"},
        ),
        ("--list", {"action": "store_true", "help": "print every damage that survives"}),
    ],
    "propose": [
        ("text", {"type": Path, "help": "a text file (UTF-8)"}),
        ("--source", {"required": True, "help": "id of the text's row in sources.csv"}),
        ("--area", {"required": True, "help": "id of the area that it speaks of, as in areas.csv"}),
        ("--output", {"type": Path, "default": Path("build/proposed"), "help": "folder of the drafts"}),
    ],
    "scan": [
        (
            "topic",
            {
                "nargs": "*",
                "help": "parts, weights, share, index, jump, order, outlier, rounding, sources (none: all)",
            },
        )
    ],
    "changes": [
        ("old", {"help": "the older edition: a folder, a zip or a revision of the repository"}),
        ("new", {"nargs": "?", "default": ".", "help": "the newer one; without it, this folder"}),
        ("--format", {"choices": ("csv", "json", "markdown", "records"), "default": "csv", "help": FORMATS}),
    ],
    "release": [
        ("--since", {"help": "the edition before; without it, the highest tag below this version"}),
    ],
    "links": [
        ("source", {"nargs": "*", "help": "ids of sources to ask now; without any, all that are due"}),
        ("--days", {"type": int, "default": 30, "help": "leave alone what was asked within these days"}),
        ("--pause", {"type": float, "default": 5.0, "help": "seconds between two questions to one host"}),
        ("--timeout", {"type": float, "default": 20.0, "help": "seconds to wait for an answer"}),
        (
            "--archive",
            {
                "default": "https://archive.org/wayback/available",
                "help": "whom to ask for a copy of what is gone; empty: nobody",
            },
        ),
    ],
    "snapshot": [("text", {"help": "a text file or a web address"})],
}
