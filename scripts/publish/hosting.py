"""What hosts and search engines read beside the pages: headers of static hosts, robots.txt, sitemaps."""

import re
from collections.abc import Iterable

from scripts.contract.package import PackageError
from scripts.shared.languages import MANNERS

POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


def format_robots(address: str) -> str:
    """Return robots.txt: all may be read, and each language has its sitemap."""
    sitemaps = "".join(f"Sitemap: {address}{manner.folder}sitemap.xml\n" for manner in MANNERS.values())
    return f"User-agent: *\nAllow: /\n\n{sitemaps}"


def format_headers(page: str) -> str:
    """Return the ``_headers`` file of static hosts; the security policy is the one that the page states."""
    policy = POLICY.search(page)
    if policy is None:
        raise PackageError("site/theme/partials/head.html: the page states no Content-Security-Policy.")
    framed = "".join(FRAMED.format(folder=manner.folder, policy=policy[1]) for manner in MANNERS.values())
    return HEADERS.format(policy=policy[1], framed=framed)


def format_sitemap(addresses: Iterable[str]) -> str:
    """Return a sitemap, without dates: the same pages give the same bytes."""
    lines = "".join(f"\n<url><loc>{address}</loc></url>" for address in addresses)
    return f"{SITEMAP}{lines}\n</urlset>"


SITEMAP = (
    """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"""
)
FRAMED = """/{folder}embed/*
  ! Content-Security-Policy
  Content-Security-Policy: {policy}; frame-ancestors *
"""
HEADERS = """/*
  Content-Security-Policy: {policy}; frame-ancestors 'self'
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
  Permissions-Policy: camera=(), geolocation=(), microphone=()
{framed}/data.json
  Access-Control-Allow-Origin: *
/data/*
  Access-Control-Allow-Origin: *
/downloads/*
  Access-Control-Allow-Origin: *
/pictures/*
  Access-Control-Allow-Origin: *
/assets/*
  Cache-Control: public, max-age=3600, stale-while-revalidate=604800
"""
