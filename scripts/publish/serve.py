"""Serve the site and Datasette on this machine, and end both whichever way one of them ends.

An address is told once it answers. Datasette is a process of its own, tied to this one: it ends when this one
is told to end, and when this one is killed; when it ends by itself, this one says so and ends too.
"""

import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from urllib.request import urlopen

from scripts.contract.inputs import require_made
from scripts.contract.package import PackageError
from scripts.publish.datasette_folder import serve_command
from scripts.publish.static_server import HOST, SITE_PORT, explain_port, make_server
from scripts.shared import settings
from scripts.shared.scratch import tidy_once
from scripts.shared.tied import start_tied

DATASETTE_PORT = 8001
PATIENCE = 60.0
"""Seconds that Datasette may take until its first answer."""
INTERVAL = 0.1
"""Seconds between two looks at Datasette."""


def serve(
    site: Path, datasette: Path, database: Path, port: int = SITE_PORT, datasette_port: int = DATASETTE_PORT
) -> None:
    """Serve both until this process is told to end, and end both; port 0 takes any free one.

    PackageError where one of them is not made yet, a port is taken, or Datasette ends by itself.
    """
    tidy_once(database.parent)
    for path, step in ((site, "site"), (datasette, "datasette"), (database, "database")):
        require_made(path, step)
    with make_server(site, port) as server, tempfile.TemporaryFile() as log:
        chosen = claim_port(datasette_port)
        with running(serve_command(datasette, database, chosen, HOST), log) as questions:
            wait_until_ready(questions, chosen, log)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(f"Site       http://{HOST}:{server.server_port}/", flush=True)
            print(f"Datasette  http://{HOST}:{chosen}/", flush=True)
            print(f"{tell_links(chosen)}Ctrl-C stops both.", flush=True)
            with suppress(KeyboardInterrupt):
                questions.wait()
                raise PackageError(explain_end(questions, log))
            print()


def tell_links(port: int) -> str:
    """Return the sentence for a site whose links to Datasette lead elsewhere; for another, nothing."""
    here = f"http://{HOST}:{port}/"
    if here == settings.DATASETTE_URL:
        return ""
    there = settings.DATASETTE_URL or "nowhere"
    command = f"make build TINH_SO_DATASETTE_URL={here}"
    return f"The site's links to Datasette lead to {there}: {command} changes that.\n"


def claim_port(port: int) -> int:
    """Return a port on which Datasette can listen, a free one for 0; PackageError for one that is taken."""
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise PackageError(explain_port(port, error).replace("--port", "--datasette-port")) from error
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], log: BinaryIO) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a command ``python -m …``, tied to this process; it is ended with the block."""
    process = start_tied(command[2:], log)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.communicate(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def wait_until_ready(process: "subprocess.Popen[bytes]", port: int, log: BinaryIO) -> None:
    """Return as soon as Datasette answers; PackageError if it ends or says nothing."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise PackageError(explain_end(process, log))
        with suppress(OSError), urlopen(f"http://{HOST}:{port}/-/versions.json", timeout=5):
            return
        time.sleep(INTERVAL)
    raise PackageError(f"Datasette has not answered in {PATIENCE:.0f} seconds.")


def explain_end(process: "subprocess.Popen[bytes]", log: BinaryIO) -> str:
    """Return in a sentence how Datasette has ended, with the last thing that it said."""
    status = process.returncode
    how = f"by {signal.Signals(-status).name}" if status < 0 else f"with status {status}"
    log.seek(0)
    said = log.read().decode("utf-8", "replace").strip().splitlines()
    last = f" It said: {said[-1]}" if said else ""
    return f"Datasette has ended {how}, so the site is served no more.{last}"
