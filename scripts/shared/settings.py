"""What differs between machines and hosts: addresses and the archive's folder, read from the environment.

Everything else that the pipeline needs stands in ``datapackage.json`` or in the data.
"""

import os
from pathlib import Path

LOCAL_SITE = "http://127.0.0.1:8000/"
LOCAL_DATASETTE = "http://127.0.0.1:8001/"

SITE_URL = os.environ.get("TINH_SO_SITE_URL", LOCAL_SITE)
"""Address of the published site, with a slash at the end."""

DATASETTE_URL = os.environ.get("TINH_SO_DATASETTE_URL", LOCAL_DATASETTE if SITE_URL == LOCAL_SITE else "")
"""Address of the published Datasette, with a slash at the end; "" where there is none: nothing links to it.

A site that is made for this machine alone links to the Datasette that `make serve` starts beside it.
"""

REPOSITORY_URL = os.environ.get("TINH_SO_REPOSITORY_URL", "")
"""Address of the repository, for reports of errors; empty while it has none."""

DEFAULT_ARCHIVE = Path("../shared/sources")


def find_archive_folder() -> Path | None:
    """Return the folder that holds the archived texts, or None where there is none.

    ``TINH_SO_ARCHIVE`` names it; without it, ``../shared/sources`` is taken when it exists.
    """
    named = os.environ.get("TINH_SO_ARCHIVE")
    if named:
        return Path(named)
    return DEFAULT_ARCHIVE if DEFAULT_ARCHIVE.is_dir() else None
