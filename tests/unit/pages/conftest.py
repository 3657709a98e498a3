"""What the tests of the pages share: the database of the published data, made once, and the site from it."""

from pathlib import Path

import pytest

from scripts.contract.package import load_package
from scripts.database import loader as database
from scripts.pages.site import Site, make_sites
from scripts.pages.stored import StoredTables, read_tables
from scripts.shared.languages import Language
from tests.sample import write_sample

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def tinh_so(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the published data."""
    path = tmp_path_factory.mktemp("cơ sở dữ liệu") / "tinh-so.db"
    database.build(load_package(ROOT), path)
    return path


@pytest.fixture(scope="session")
def tables(tinh_so: Path) -> StoredTables:
    return read_tables(tinh_so)


@pytest.fixture(scope="session")
def sites(tables: StoredTables) -> dict[Language, Site]:
    return make_sites(tables)


@pytest.fixture(scope="session")
def vietnamese(sites: dict[Language, Site]) -> Site:
    return sites["vi"]


@pytest.fixture(scope="session")
def english(sites: dict[Language, Site]) -> Site:
    return sites["en"]


@pytest.fixture(scope="session")
def sample_tables(tmp_path_factory: pytest.TempPathFactory) -> StoredTables:
    """Return the tables of the small package."""
    folder = tmp_path_factory.mktemp("mẫu")
    database.build(write_sample(folder / "gói"), folder / "tinh-so.db")
    return read_tables(folder / "tinh-so.db")


@pytest.fixture(scope="session")
def sample(sample_tables: StoredTables) -> Site:
    """Return the small package as a site in English."""
    return make_sites(sample_tables)["en"]
