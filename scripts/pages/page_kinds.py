"""Every kind of page, in one list: the pages, the search and the tests read it.

A new kind is a module under ``kinds`` with a ``Kind``, its template, its words, and a line here
(docs/how-to tells the steps).
"""

from scripts.pages.kinds.areas import AREA, AREA_MORE
from scripts.pages.kinds.areas_index import AREAS
from scripts.pages.kinds.audit import AUDIT
from scripts.pages.kinds.changes import CHANGES, EDITION
from scripts.pages.kinds.coverage import COVERAGE, COVERAGE_PILLARS
from scripts.pages.kinds.dictionary import DICTIONARY, DICTIONARY_TABLE
from scripts.pages.kinds.embeds import EMBED
from scripts.pages.kinds.families_index import FAMILIES
from scripts.pages.kinds.family import FAMILY
from scripts.pages.kinds.figures import FIGURE
from scripts.pages.kinds.findings import FINDING
from scripts.pages.kinds.findings_index import FINDINGS
from scripts.pages.kinds.home import HOME
from scripts.pages.kinds.indexes import DOWNLOADS
from scripts.pages.kinds.indicators import INDICATOR, INDICATOR_TODAY
from scripts.pages.kinds.indicators_index import INDICATORS
from scripts.pages.kinds.redirects import REDIRECT
from scripts.pages.kinds.sources import SOURCE
from scripts.pages.kinds.sources_index import SOURCES

KINDS = (
    HOME,
    AREAS,
    AREA,
    AREA_MORE,
    FAMILIES,
    FAMILY,
    INDICATORS,
    INDICATOR,
    INDICATOR_TODAY,
    SOURCES,
    SOURCE,
    AUDIT,
    FIGURE,
    FINDINGS,
    FINDING,
    CHANGES,
    EDITION,
    COVERAGE,
    COVERAGE_PILLARS,
    DICTIONARY,
    DICTIONARY_TABLE,
    DOWNLOADS,
    EMBED,
    REDIRECT,
)

WEIGHTS = {kind.look: kind.weight for kind in KINDS if kind.weight is not None}
"""How much a page counts in the search, by its ``kind`` in the front matter."""
