"""Datasette's door for tests: built from a package, served over HTTP, asked like a reader would."""

import json
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import Message
from pathlib import Path
from typing import Any, NamedTuple

from scripts.contract.package import Package
from scripts.database import loader as database
from scripts.publish import datasette_folder as datasette
from tests.servers import served


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    text: str


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


class Door(NamedTuple):
    """The served Datasette: its address, the database's file and the folder that describes it."""

    url: str
    database: Path
    folder: Path

    def get(self, path: str, **query: str) -> Answer:
        """Ask for a path, and return what comes, errors too."""
        address = f"{self.url}{path}" + (f"?{urllib.parse.urlencode(query)}" if query else "")
        try:
            with urllib.request.urlopen(address) as answer:
                return Answer(answer.status, _lower(answer.headers), answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, _lower(error.headers), error.read().decode())

    def rows(self, path: str, **query: str) -> list[dict[str, Any]]:
        """Return the rows of a table, view or question as JSON objects."""
        answer = self.get(f"tinh-so/{path}.json", **{"_shape": "array", "_size": "max", **query})
        assert answer.status == 200, answer.text
        rows: list[dict[str, Any]] = json.loads(answer.text)
        return rows

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the file itself, past Datasette."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(sql).fetchall()


@contextmanager
def opened_door(package: Package, build: Path) -> Iterator[Door]:
    """Build the database and Datasette's folder in ``build``, and serve them."""
    file, folder = build / "tinh-so.db", build / "datasette"
    database.build(package, file)
    datasette.build(package, folder)
    with served(lambda port: datasette.serve_command(folder, file, port)) as url:
        yield Door(url, file, folder)
