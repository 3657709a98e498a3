"""Serve the site and Datasette on this machine, as a host of static files would.

For looking at what was built, not for the public: 127.0.0.1 alone, with the standard library's server.
"""

import gzip
import io
import subprocess
from collections.abc import Callable
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from scripts.contract.inputs import require_made
from scripts.contract.package import PackageError
from scripts.exports.formats import MEDIA_TYPES
from scripts.publish.datasette_folder import serve_command
from scripts.shared.languages import MANNERS

HOST = "127.0.0.1"
SITE_PORT = 8000
DATASETTE_PORT = 8001
COMPRESSED = {".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
TYPES = {
    **MEDIA_TYPES,
    ".bib": "text/plain",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class SiteHandler(SimpleHTTPRequestHandler):
    """Files of one folder, with the headers of its ``_headers``, compressed text and its own 404 pages."""

    protocol_version = "HTTP/1.1"

    def guess_type(self, path: str) -> str:  # type: ignore[override]
        kind = TYPES.get(Path(path).suffix) or super().guess_type(path)
        textual = kind.startswith("text/") or kind in ("application/json", "application/xml", "image/svg+xml")
        return f"{kind}; charset=utf-8" if textual else kind

    def end_headers(self) -> None:
        for name, value in self._chosen_headers().items():
            self.send_header(name, value)
        super().end_headers()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        wants_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
        if page.suffix not in COMPRESSED or not page.is_file() or not wants_gzip:
            return super().send_head()
        return self._send_compressed(page)

    def _send_compressed(self, page: Path) -> io.BytesIO | None:
        changed = page.stat().st_mtime_ns
        tag = f'"{changed:x}"'
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.send_header("ETag", tag)
            self.end_headers()
            return None
        content = compress(page, changed)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(page)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("ETag", tag)
        self.end_headers()
        return io.BytesIO(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        folders = [manner.folder for manner in MANNERS.values() if self.path.startswith(f"/{manner.folder}")]
        page = Path(self.directory) / max(folders, key=len) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _chosen_headers(self) -> dict[str, str]:
        file = Path(self.directory) / "_headers"
        rules = read_headers(file.read_text(encoding="utf-8")) if file.is_file() else []
        chosen: dict[str, str] = {}
        for prefix, headers in rules:
            if getattr(self, "path", "").startswith(prefix):
                chosen |= headers
        return {"Cache-Control": "no-cache"} | chosen

    def log_message(self, format: str, *arguments: object) -> None:
        """Stay silent: the terminal is for the addresses."""


@lru_cache(maxsize=512)
def compress(page: Path, changed: int) -> bytes:
    """Return a file's content compressed; ``changed`` makes a changed file another entry of the cache."""
    return gzip.compress(page.read_bytes(), mtime=0)


@lru_cache(maxsize=4)
def read_headers(text: str) -> list[tuple[str, dict[str, str]]]:
    """Return the rules of a ``_headers`` file: path prefix and headers, in their order.

    A line ``! Name`` takes an earlier rule's header away, which hosts would join with the later one; here the
    later always wins, so that the line says nothing.
    """
    rules: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line.strip().removesuffix("*"), {}))
        elif line.strip() and not line.strip().startswith("!"):
            name, value = line.split(":", 1)
            rules[-1][1][name.strip()] = value.strip()
    return rules


def make_server(site: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of the folder on this machine; port 0 takes any free one."""
    return open_server(partial(SiteHandler, directory=str(site)), port)


def open_server(handler: Callable[..., SiteHandler], port: int) -> ThreadingHTTPServer:
    """Return a server on this machine whose requests the handler answers; PackageError for a taken port."""
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        message = f"Port {port} is taken: stop the program that uses it, then try again."
        raise PackageError(message) from error


def serve(site: Path, datasette: Path, database: Path) -> None:
    """Serve both until Ctrl-C, and stop both; PackageError where one of them is not made yet."""
    for folder, step in ((site, "site"), (datasette, "datasette"), (database, "database")):
        require_made(folder, step)
    with make_server(site, SITE_PORT) as server:
        questions = subprocess.Popen(serve_command(datasette, database, DATASETTE_PORT, HOST))
        print(f"Site       http://{HOST}:{SITE_PORT}/", flush=True)
        print(f"Datasette  http://{HOST}:{DATASETTE_PORT}/", flush=True)
        print("Ctrl-C stops both.", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
        finally:
            questions.terminate()
            questions.wait()
