"""Children that end with their parent, however it ends: killed outright, it can no longer end them itself.

A command is tied by a pipe: ``python -m scripts.shared.tied MODULE …`` runs a module to whose standard input
nobody writes; when the parent is gone, the pipe closes. A worker of ``multiprocessing`` sees its parent's end
by itself, if it is told to look.
"""

import os
import runpy
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import parent_process
from multiprocessing.connection import wait
from typing import IO, NoReturn


def start_tied(
    arguments: Sequence[str], output: IO[bytes], environment: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """Start a module, with its arguments, that ends when this process ends; its words go to a file."""
    command = [sys.executable, "-m", "scripts.shared.tied", *arguments]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT, env=environment
    )


def tie_worker() -> None:
    """Tie a worker of a pool to the process that started it, which alone answers a Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    if parent := parent_process():
        _end_after(lambda: wait([parent.sentinel]))


def leave_in_order() -> None:
    """Let this process end by SystemExit when it is told to end, so that it cleans up behind itself."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:  # `nohup` has a process ignore the second
            signal.signal(number, _leave)


def _leave(number: int, frame: object) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # once is enough: the cleaning up is not interrupted
    sys.exit(128 + number)


def _end_after(waiting: Callable[[], object]) -> None:
    def watch() -> None:
        waiting()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    _end_after(lambda: os.read(0, 1))
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
