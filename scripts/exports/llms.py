"""``llms.txt``: what tells a language model what there is and how not to misread it."""

from scripts.contract.package import Package
from scripts.exports.facts import Facts
from scripts.shared import settings
from scripts.shared.addresses import NAME, find_home
from scripts.shared.words import read_words


def format_llms(package: Package, facts: Facts) -> str:
    """Return the text, in English: what reads it translates as it needs."""
    words = read_words("catalogue", "en")
    address = settings.DATASETTE_URL
    return words(
        "llms",
        name=NAME,
        description=package.descriptor["description"],
        figures=str(facts.figures),
        areas=str(facts.areas),
        indicators=str(facts.indicators),
        sources=str(facts.sources),
        site=settings.SITE_URL,
        home=find_home("en"),
        datasette=words("llms_datasette", datasette=address) if address else "",
    )
