"""``tinh-so.db``: the database itself, with the views that the site is made from."""

import shutil
from pathlib import Path

from scripts.exports.contents import Contents


def write_sqlite_file(contents: Contents, target: Path) -> None:
    """Copy the database."""
    shutil.copyfile(contents.database, target)
