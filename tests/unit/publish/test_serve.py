"""The local server: what a host of static files would send."""

import gzip
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from scripts.contract.package import PackageError
from scripts.publish.static_server import make_server, read_headers

HEADERS = "/*\n  X-One: 1\n  X-Two: a: b\n/data/*\n  ! X-One\n  X-One: 2\n"


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    for place, text in {
        "_headers": HEADERS,
        "index.html": "<p>Tỉnh</p>",
        "404.html": "không có",
        "en/404.html": "nothing",
        "data/a.csv": "a\n",
        "data/a.json": "{}",
        "files/a.zip": "zip",
    }.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(text, encoding="utf-8")
    with make_server(tmp_path, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def ask(port: int, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_text_is_compressed_for_those_who_can_read_it(port: int) -> None:
    answer, body = ask(port, "/", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode() == "<p>Tỉnh</p>"
    plain, text = ask(port, "/")
    assert plain.headers["Content-Encoding"] is None and text.decode() == "<p>Tỉnh</p>"


def test_unchanged_file_is_not_sent_again(port: int) -> None:
    first, _ = ask(port, "/", Accept_Encoding="gzip")
    again, body = ask(port, "/", Accept_Encoding="gzip", If_None_Match=first.headers["ETag"])
    assert (again.status, body) == (304, b"")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/data/a.csv", "text/csv; charset=utf-8"),
        ("/data/a.json", "application/json; charset=utf-8"),
        ("/files/a.zip", "application/zip"),
    ],
)
def test_types(port: int, path: str, kind: str) -> None:
    assert ask(port, path)[0].headers["Content-Type"] == kind


@pytest.mark.parametrize(("path", "text"), [("/nothing/", "không có"), ("/en/nothing/", "nothing")])
def test_missing_page_in_its_language(port: int, path: str, text: str) -> None:
    answer, body = ask(port, path)
    assert (answer.status, body.decode()) == (404, text)


def test_later_headers_win(port: int) -> None:
    assert ask(port, "/")[0].headers["X-One"] == "1"
    assert ask(port, "/data/a.json")[0].headers["X-One"] == "2"


def test_headers_file() -> None:
    assert read_headers(HEADERS) == [("/", {"X-One": "1", "X-Two": "a: b"}), ("/data/", {"X-One": "2"})]


def test_taken_port_is_one_sentence(port: int, tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=f"Port {port} is taken"):
        make_server(tmp_path, port)
