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
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request(
        method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
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


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (None, "Port {} is taken: stop the program that uses it, or choose another with --port."),
        (70000, "There is no port {}: choose one from 1024 to 65535 with --port."),
        (-1, "There is no port {}: choose one from 1024 to 65535 with --port."),
    ],
)
def test_a_port_that_cannot_be_had_is_one_sentence(
    port: int, tmp_path: Path, number: int | None, sentence: str
) -> None:
    chosen = port if number is None else number
    with pytest.raises(PackageError) as error:
        make_server(tmp_path, chosen)
    assert str(error.value) == sentence.format(chosen)


@pytest.mark.parametrize(
    "path",
    [
        *("/%00", "/data/a.csv%00", "/%ff", "/%ed%a0%80", "/nothing%0d%0aX-Bad:1"),
        *("/../secret", "/%2e%2e/secret", "/..%2fsecret", "/data/%2e%2e/%2e%2e/secret", "//secret"),
        *("/%2fetc/passwd", "/data/", "/data", "/files/", "/data/a.csv/", f"/{'a' * 300}", f"/{'a/' * 3000}"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_none(port: int, tmp_path: Path, path: str) -> None:
    (tmp_path.parent / "secret").write_text("secret", encoding="utf-8")
    answer, body = ask(port, path)
    assert (answer.status, body.decode()) == (404, "không có")
    answer, body = ask(port, path, "HEAD")
    assert (answer.status, body, answer.headers["Content-Length"]) == (404, b"", "10")


def test_a_folder_with_a_page_leads_to_it(port: int, tmp_path: Path) -> None:
    (tmp_path / "areas").mkdir()
    (tmp_path / "areas" / "index.html").write_text("areas", encoding="utf-8")
    for address, location in (("/areas", "/areas/"), ("/areas?a=b/c", "/areas/?a=b/c")):
        answer, body = ask(port, address)
        assert (answer.status, answer.headers["Location"], body) == (301, location, b"")
    assert ask(port, "/areas/?a=b")[1] == b"areas"


def test_an_address_that_is_too_long_is_refused(port: int) -> None:
    assert ask(port, f"/{'a' * 70000}")[0].status == 414


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_methods_that_write_are_refused(port: int, method: str) -> None:
    answer, body = ask(port, "/", method)
    assert (answer.status, answer.headers["Allow"], body) == (405, "GET, HEAD", b"")


def test_an_unknown_method_is_refused(port: int) -> None:
    assert ask(port, "/", "BREW")[0].status == 501


@pytest.mark.parametrize("encoding", ["gzip", ""])
def test_head_says_what_get_would(port: int, encoding: str) -> None:
    (got, body), (asked, nothing) = (
        ask(port, "/data/a.csv", method, Accept_Encoding=encoding) for method in ("GET", "HEAD")
    )
    assert {**got.headers} | {"Date": ""} == {**asked.headers} | {"Date": ""}
    assert (int(asked.headers["Content-Length"]), nothing) == (len(body), b"")


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        *(("gzip", True), ("GZip", True), ("deflate, gzip;q=0.5", True), ("*", True), ("x-gzip", True)),
        *(("gzip;q=0", False), ("gzip; q=0.0", False), ("gzip;q=0.000, *", False), ("", False)),
        *(("deflate", False), ("*;q=0", False), ("gzip;q=nan", False), ("ungzipped", False)),
        *(("gzip;q=0.001", True), ("gzip;a=b;q=1.000", True), ("identity, *;q=0.1", True)),
    ],
)
def test_text_is_compressed_only_where_that_is_wanted(port: int, header: str, accepted: bool) -> None:
    answer, _ = ask(port, "/", Accept_Encoding=header)
    assert (answer.headers["Content-Encoding"] == "gzip") == accepted
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("header", "status", "part", "place"),
    [
        ("bytes=0-0", 206, b"z", "bytes 0-0/3"),
        ("bytes=1-", 206, b"ip", "bytes 1-2/3"),
        ("bytes=-2", 206, b"ip", "bytes 1-2/3"),
        ("bytes=-9", 206, b"zip", "bytes 0-2/3"),
        ("bytes=1-99", 206, b"ip", "bytes 1-2/3"),
        ("bytes=3-", 416, b"", "bytes */3"),
        ("bytes=-0", 416, b"", "bytes */3"),
        *(
            (header, 200, b"zip", None)
            for header in ("bytes=2-1", "bytes=-", "bytes=0-0,2-2", "lines=0-1", "nonsense")
        ),
    ],
)
def test_a_part_of_a_file(port: int, header: str, status: int, part: bytes, place: str | None) -> None:
    answer, body = ask(port, "/files/a.zip", Range=header)
    assert (answer.status, body, answer.headers["Content-Range"]) == (status, part, place)


def test_a_part_of_a_file_that_has_changed_is_the_whole(port: int) -> None:
    tag = ask(port, "/files/a.zip")[0].headers["ETag"]
    assert ask(port, "/files/a.zip", Range="bytes=1-", If_Range=tag)[1] == b"ip"
    assert ask(port, "/files/a.zip", Range="bytes=1-", If_Range='"other"')[1] == b"zip"
