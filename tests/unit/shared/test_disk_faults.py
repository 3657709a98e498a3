"""What a disk refuses is told in a sentence."""

import errno
import os
import sqlite3

import pytest

from scripts.shared.disk_faults import explain_disk_fault

FULL = "The disk is full ({}): make room, then run this again. What was built last is untouched."


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        *(
            (OSError(number, os.strerror(number), "build/a"), FULL.format("no room for build/a"))
            for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        ),
        (OSError(errno.ENOSPC, "full"), FULL.format("no room is left")),
        (sqlite3.OperationalError("database or disk is full"), FULL.format("no room is left")),
        (
            PermissionError(errno.EACCES, "Permission denied", "build/a"),
            "build/a: Permission denied. See to whom it belongs, then run this again.",
        ),
        (OSError(errno.ENOTEMPTY, "Directory not empty", "build/a"), None),
        (sqlite3.OperationalError("no such table: a"), None),
        (ValueError("a"), None),
    ],
)
def test_sentences(error: Exception, sentence: str | None) -> None:
    assert explain_disk_fault(error) == sentence
