"""Asking for addresses as a guest: one question at a time and host, by name, within what robots.txt allows.

HEAD first; where a server does not know it, or the page's heading is wanted, GET, of which only the beginning
is read. A host is asked again only after a pause. Nothing is sent but the request.
"""

import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from scripts.upkeep.link_verdicts import Answer

READ = 65_536
"""Bytes of a page that are read: its heading stands there."""
PERMANENT = (301, 308)
FAULTS = (OSError, ValueError, http.client.HTTPException)


class Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, and remembers whether all of them were permanent."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        self.codes.append(code)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@dataclass
class Guest:
    """Asks servers; ``agent`` is how it names itself, ``pause`` and ``timeout`` are in seconds."""

    agent: str
    pause: float
    timeout: float
    _asked: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, RobotFileParser] = field(default_factory=dict)
    _answers: dict[str, Answer] = field(default_factory=dict)

    @property
    def _name(self) -> str:
        """Its name in robots.txt."""
        return self.agent.partition("/")[0]

    def ask(self, url: str) -> Answer:
        """Return what an address answers; each address is asked once."""
        if url not in self._answers:
            self._answers[url] = self._ask(url)
        return self._answers[url]

    def find_copy(self, service: str, url: str, day: str) -> str | None:
        """Return the address of an archive's copy near a day, or None where it knows none.

        ``service`` answers as the Wayback Machine's availability API does.
        """
        query = urlencode({"url": url, "timestamp": day.replace("-", "")})
        try:
            with self._open(f"{service}?{query}", "GET", Redirects()) as response:
                closest = json.load(response)["archived_snapshots"].get("closest", {})
        except (*FAULTS, KeyError, AttributeError, TypeError):
            return None
        return str(closest["url"]) if closest.get("available") and closest.get("status") == "200" else None

    def _ask(self, url: str) -> Answer:
        if not self._is_allowed(url):
            return Answer(None, url, is_forbidden=True)
        head = self._request(url, "HEAD")
        # some servers answer 404 or 405 to HEAD alone; to these three, GET would say no more
        return head if head.http_status in (None, 410, 429) else self._request(url, "GET")

    def _request(self, url: str, method: str) -> Answer:
        redirects = Redirects()
        try:
            with self._open(url, method, redirects) as response:
                page = response.read(READ).decode("utf-8", "replace") if method == "GET" else ""
                permanent = bool(redirects.codes) and set(redirects.codes) <= set(PERMANENT)
                return Answer(response.status, response.url, page, permanent)
        except urllib.error.HTTPError as error:
            error.close()
            return Answer(error.code, error.url or url)
        except FAULTS:
            return Answer(None, url)

    def _open(self, url: str, method: str, redirects: Redirects) -> http.client.HTTPResponse:
        self._wait(urlsplit(url).netloc)
        request = urllib.request.Request(escape(url), headers={"User-Agent": self.agent}, method=method)
        opener = urllib.request.build_opener(redirects)
        response: http.client.HTTPResponse = opener.open(request, timeout=self.timeout)
        return response

    def _wait(self, host: str) -> None:
        """Wait until a host may be asked again."""
        wished = self._rules[host].crawl_delay(self._name) if host in self._rules else None
        pause = max(self.pause, float(wished or 0))
        rest = self._asked.get(host, -pause) + pause - time.monotonic()
        if rest > 0:
            time.sleep(rest)
        self._asked[host] = time.monotonic()

    def _is_allowed(self, url: str) -> bool:
        """Say whether the host's robots.txt lets this program ask; where there is none, it does."""
        parts = urlsplit(url)
        if parts.netloc not in self._rules:
            rules = RobotFileParser()
            answer = self._request(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")), "GET")
            is_there = answer.http_status is not None and 200 <= answer.http_status < 300
            rules.parse(answer.page.splitlines() if is_there else [])
            self._rules[parts.netloc] = rules
        return self._rules[parts.netloc].can_fetch(self._name, url)


def escape(url: str) -> str:
    """Return an address without fragment, its letters beyond ASCII escaped as a browser does."""
    return quote(url.partition("#")[0], safe="!#$%&'()*+,/:;=?@[]~")
