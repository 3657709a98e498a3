"""What a province's page answers first, in the order of every page: the one table of headline families."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Headline:
    """A question that every page answers in the same place; its title is the word ``headline_<id>``.

    ``indicators`` answer it; of a year's figures the first in this order leads.
    """

    id: str
    indicators: tuple[str, ...]


HEADLINES = (
    Headline("dti", ("dti-34-rank", "dti-rank", "dti-34-index", "dti-index")),
    Headline("papi", ("papi-d8",)),
    Headline(
        "services",
        (
            "online-dossiers-share",
            "dossiers-full-online-share-emc",
            "procedures-online-share",
            "eligible-services-full-share",
            "online-public-services-share",
            "dossiers-online-payment-share",
            "dossiers-digitised-share",
            "dossiers-on-time-share",
            "service-766-score",
            "service-766-rank-34",
            "service-766-rank",
            "satisfaction-share",
            "services-on-national-portal-share",
            "online-services-level-4-share",
            "online-services-by-scope",
            "services-on-national-portal",
            "procedures-on-national-portal",
            "procedures-in-system",
            "dossiers-received",
        ),
    ),
    Headline(
        "economy",
        (
            "digital-economy-grdp-share",
            "digital-economy-grdp-share-provincial",
            "digital-economy-grdp-share-gso",
            "digital-economy-grdp-rank",
        ),
    ),
    Headline(
        "infrastructure",
        (
            "household-fibre-share",
            "household-broadband-share",
            "household-internet-share",
            "household-fixed-broadband-share",
            "population-5g-share",
            "coverage-5g-outdoor-share",
            "coverage-5g-share",
            "residential-area-5g-share",
            "population-4g-share",
            "residential-area-4g-share",
            "village-mobile-broadband-share",
            "villages-fibre-share",
            "commune-centres-fibre-share",
            "communes-fibre-share",
            "communes-fibre-and-mobile-share",
            "smartphone-users-share",
            "adult-smartphone-share",
            "household-smartphone-share",
            "internet-users-share",
            "population-mobile-share",
            "village-mobile-share",
            "village-3g-4g-share",
            "mobile-download-speed-ookla",
            "fixed-download-speed-ispeed",
            "bts-5g-stations",
            "bts-stations",
            "it-and-digital-staff",
            "community-digital-teams",
            "community-digital-team-members",
        ),
    ),
)
