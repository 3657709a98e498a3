# Tỉnh Số. `make` lists the targets. All paths are relative, so the checkout may stand in any folder.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help build serve test test-fast check lint format accept clean lock FORCE

PYTHON ?= python3
export PYTHONUTF8 := 1
export PYTHONDONTWRITEBYTECODE := 1

PY := .venv/bin/python
RUN := @$(PY) -m scripts
MADE := build/.made

DATA := datapackage.json data $(wildcard data/*.csv)
CODE := .venv/ready $(shell find scripts -name "*.py" -o -name "*.sql")
SITE := mkdocs.yml mkdocs.en.yml $(shell find site -type f -o -type d | grep -v ' ')

help:
	@echo 'make serve    build everything, serve the site on http://127.0.0.1:8000 and Datasette on http://127.0.0.1:8001'
	@echo 'make test     build everything and run all tests'
	@echo 'make test-fast  run the tests that need no build'
	@echo 'make build    make everything under build/: database, downloads, pages, site, Datasette'
	@echo 'make check    check the data: the schema (frictionless) and the rules that it cannot say'
	@echo 'make format   write the tables of data/ in their canonical form'
	@echo 'make accept   accept the counts of the published data: rewrite accepted.json and the numbers of the papers'
	@echo 'make lint     check the style and the types of the code'
	@echo 'make lock     choose the newest dependencies that pyproject.toml allows and pin them'
	@echo 'make clean    remove build/ (the environment in .venv stays)'

# The environment

.venv/ready: requirements.lock
	@echo "Making the environment in .venv (once, and when requirements.lock changes) …"
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Tỉnh Số needs Python 3.11 or newer, this is %d.%d: name one with make PYTHON=…" % sys.version_info[:2])'
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

lock: .venv/ready
	@$(PY) -m pip install --quiet uv
	@$(PY) -m uv pip compile --quiet --custom-compile-command "make lock" --universal --python-version 3.11 --upgrade --generate-hashes --group dev pyproject.toml -o requirements.lock
	@$(PY) -m uv pip compile --quiet --custom-compile-command "make lock" --universal --python-version 3.11 --upgrade --generate-hashes --constraints requirements.lock deploy/requirements.in -o deploy/requirements.lock

# The build: each step replaces its output whole, and only when what it reads has changed

build: $(MADE)/site $(MADE)/datasette

$(MADE)/settings: FORCE
	@mkdir -p $(MADE)
	@printf '%s\n' "$$TINH_SO_SITE_URL" "$$TINH_SO_DATASETTE_URL" "$$TINH_SO_REPOSITORY_URL" > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(MADE)/check: $(CODE) $(DATA) | $(MADE)/settings
	@echo "Checking the data …"
	$(RUN) check
	@$(PY) -m frictionless validate datapackage.json > $(MADE)/frictionless.txt || (cat $(MADE)/frictionless.txt >&2; exit 1)
	@touch $@

build/tinh-so.db: $(MADE)/check
	@echo "Building the database …"
	$(RUN) database

$(MADE)/downloads: build/tinh-so.db data/README.md LICENSE LICENSE-data
	@echo "Building the downloads …"
	$(RUN) downloads
	@touch $@

$(MADE)/datasette: build/tinh-so.db $(SITE) $(MADE)/settings
	@echo "Building Datasette's settings …"
	$(RUN) datasette
	@touch $@

$(MADE)/catalogue: $(MADE)/downloads $(MADE)/settings
	@echo "Building the catalogue and the feeds …"
	$(RUN) catalogue
	$(RUN) feed
	@touch $@

$(MADE)/pictures: build/tinh-so.db $(SITE) $(MADE)/settings
	@echo "Drawing the pictures …"
	$(RUN) pictures
	@touch $@

$(MADE)/pages: build/tinh-so.db $(SITE) $(MADE)/settings
	@echo "Writing the pages …"
	$(RUN) pages
	@touch $@

$(MADE)/site: $(MADE)/pages $(MADE)/downloads $(MADE)/catalogue $(MADE)/pictures
	@echo "Rendering the site …"
	$(RUN) site
	@touch $@

# What people call

serve: build
	$(RUN) serve

test: build
	@$(PY) -m pytest

test-fast: .venv/ready
	@$(PY) -m pytest -m 'not built'

accept: build/tinh-so.db
	$(RUN) accept

check: .venv/ready
	$(RUN) check
	@$(PY) -m frictionless validate datapackage.json

format: .venv/ready
	$(RUN) format
	$(RUN) readme

lint: .venv/ready
	@$(PY) -m ruff check scripts tests
	@$(PY) -m ruff format --check scripts tests
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-logo --no-cache

clean:
	@rm -rf build
