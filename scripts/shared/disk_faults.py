"""What a disk refuses, in one sentence: it is full, or may not be written to."""

import errno
import sqlite3

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
SQLITE = ("database or disk is full", "disk I/O error")


def explain_disk_fault(error: BaseException) -> str | None:
    """Return the sentence for an error that the disk is to blame for; None for any other."""
    if isinstance(error, OSError) and error.errno in FULL:
        return format_full(error.filename)
    if isinstance(error, sqlite3.OperationalError) and str(error).startswith(SQLITE):
        return format_full(None)
    if isinstance(error, OSError) and error.errno in REFUSED and error.filename:
        place = error.filename2 or error.filename
        return f"{place}: {error.strerror}. See to whom it belongs, then run this again."
    return None


def format_full(place: object) -> str:
    """Return the sentence for a disk without room."""
    where = f"no room for {place}" if place else "no room is left"
    return f"The disk is full ({where}): make room, then run this again. What was built last is untouched."
