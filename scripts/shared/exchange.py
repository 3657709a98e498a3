"""Two names swapped in one step, where the system can: nobody ever finds neither.

Python has no function for it. Linux has ``renameat2``, macOS ``renameatx_np``; on other systems, and on disks
that cannot, whoever asks is told so and renames twice.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

EXCHANGE = 2
"""The flag that asks for it: RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS."""
FUNCTION, HERE = ("renameatx_np", -2) if sys.platform == "darwin" else ("renameat2", -100)
"""The function, and what stands for the working folder in its arguments (AT_FDCWD)."""
UNABLE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM}


def exchange(one: Path, other: Path) -> bool:
    """Swap what stands at two paths; False, and nothing is changed, where system or disk cannot.

    FileNotFoundError where one of them is missing.
    """
    function = getattr(ctypes.CDLL(None, use_errno=True), FUNCTION, None)
    if function is None:
        return False
    if function(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
