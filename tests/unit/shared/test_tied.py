"""Children that end with their parent, killed or not."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TIED = """
import sys, time
from scripts.shared.tied import start_tied
child = start_tied(["http.server", "0", "--bind", "127.0.0.1"], sys.stderr.buffer)
print(child.pid, flush=True)
time.sleep(60)
"""
POOL = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from scripts.shared.tied import tie_worker
if __name__ == "__main__":
    with ProcessPoolExecutor(2, initializer=tie_worker) as pool:
        workers = {pool.submit(os.getpid).result() for _ in range(20)}
        pool.submit(time.sleep, 60)
        print(*workers, flush=True)
        time.sleep(60)
"""
ORDERLY = """
import time
from scripts.shared.tied import leave_in_order
leave_in_order()
try:
    print(0, flush=True)
    time.sleep(60)
finally:
    print("cleaned up", flush=True)
"""


def start(folder: Path, code: str) -> tuple["subprocess.Popen[str]", list[int]]:
    """Run a program; return it with the processes that it says it has started."""
    (folder / "program.py").write_text(code, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(folder / "program.py")],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    return process, [int(text) for text in process.stdout.readline().split()]


def is_running(process: int) -> bool:
    """Tell whether a process runs: one that has ended and that nobody has asked for does not."""
    asked = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True)
    return asked.stdout.strip()[:1] not in ("", "Z")


@pytest.mark.parametrize("code", [TIED, POOL], ids=["command", "workers"])
def test_children_of_a_killed_process_end(tmp_path: Path, code: str) -> None:
    process, children = start(tmp_path, code)
    assert children and all(map(is_running, children))
    with process:
        process.kill()
    end = time.monotonic() + 20
    while any(map(is_running, children)):
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_process_that_is_told_to_end_cleans_up(tmp_path: Path, number: signal.Signals) -> None:
    if signal.getsignal(number) == signal.SIG_IGN:
        pytest.skip("this run is told to ignore the signal, as nohup does, and so are its children")
    process, _ = start(tmp_path, ORDERLY)
    process.send_signal(number)
    out, _ = process.communicate()
    assert (process.returncode, out) == (128 + number, "cleaned up\n")
