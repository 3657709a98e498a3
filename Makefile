# Tỉnh Số. `make` lists the targets. All paths are relative, so the checkout may stand in any folder.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help build release serve dev test test-fast coverage check lint format accept links mutation proofs clean lock FORCE

PYTHON ?= python3
JOBS ?= 2
export PYTHONUTF8 := 1
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/pycache

PY := .venv/bin/python
RUN := @$(PY) -m scripts
MADE := build/.made

# What a person asks for is made in that order (`make clean build`); within a build, steps stand side by side.
ifndef TINH_SO_BUILD_LOCK
MAKEFLAGS += --jobs=$(JOBS)
.NOTPARALLEL:
endif

# A build holds a lock, so that two do not meet; a stamp says what its step has made, and is discarded where that has changed.
LOCKED = +@$(PY) -m scripts.shared.build_lock build "make $@" $(MAKE) --no-print-directory
STAMP = @$(PY) -m scripts.shared.stamps $@

# What a step reads, a line a step: the rooms of its code, and what else. A test holds every import and every file against it.

FILES := $(shell find scripts site data -name __pycache__ -prune -o -print | grep -v ' ')
under = $(foreach place,$(1),$(filter $(place) $(place)/%,$(FILES)))
rooms = .venv/ready $(call under,scripts/__init__.py scripts/__main__.py scripts/options.py $(addprefix scripts/,$(1)))
surfaces = $(call under,$(addprefix site/words/,$(addsuffix .toml,$(1)) $(1)))

DATA := datapackage.json data $(filter %.csv,$(call under,data))
DERIVED := $(call under,data/derived.json)
CHECK := $(call rooms,shared contract reading audit checks) $(DATA) $(call under,data/release.json) $(call surfaces,computations conclusions periods)
DATABASE := $(call rooms,shared contract reading audit database) $(DERIVED) $(call surfaces,computations outcomes periods shown_first)
DOWNLOADS := $(call rooms,shared contract exports) datapackage.json data/README.md LICENSE LICENSE-data $(DERIVED)
CATALOGUE := $(call rooms,shared contract exports) datapackage.json $(DERIVED) $(call surfaces,catalogue periods)
FEED := $(call rooms,shared contract exports) datapackage.json $(call surfaces,feed periods)
DATASETTE := $(call rooms,shared contract publish) datapackage.json $(call under,site/datasette site/questions) $(call surfaces,datasette questions) $(DERIVED)
PICTURES := $(call rooms,shared contract charts pages) $(call under,site/findings site/fonts) $(call surfaces,pages periods charts findings) site/colours.toml
PAGES := $(call rooms,shared contract charts exports pages) datapackage.json $(call under,site/templates site/pages site/findings) $(call surfaces,pages periods charts findings) $(DERIVED) site/colours.toml
SITE := $(call rooms,shared contract charts exports pages publish) mkdocs.yml $(call under,site/theme site/search) $(call surfaces,theme browser charts pages periods findings) site/colours.toml

help:
	@echo 'make serve    build everything, serve the site on http://127.0.0.1:8000 and Datasette on http://127.0.0.1:8001; PORT= and DATASETTE_PORT= choose others'
	@echo 'make dev      serve the site and show every edit at once; PAGE=areas/hue makes that page alone, in seconds; PORT= chooses another port'
	@echo 'make test     build everything and run all tests'
	@echo 'make test-fast  run the tests that need no build'
	@echo 'make coverage  run the same, and show how much of the code they reach; too little is a fault'
	@echo 'make build    make everything under build/: database, downloads, pages, site, Datasette'
	@echo 'make check    check the data: the schema (frictionless) and the rules that it cannot say'
	@echo 'make proofs   prove figures by the archived texts and write data/proofs.csv, which proves them where no text is'
	@echo 'make format   write the tables of data/ in their canonical form, and the colours into the stylesheets'
	@echo 'make accept   accept the counts of the published data: rewrite accepted.json and the numbers of the papers'
	@echo 'make release  make build/release/, the files of a release with their checksums'
	@echo 'make mutation  change the code that judges, piece by piece, and tell what its tests do not notice (hours); MODULES= and SAMPLE= try less'
	@echo 'make links    ask whether the addresses of the sources still answer (slowly; it writes data/links.csv)'
	@echo 'make lint     check the style and the types of the code'
	@echo 'make lock     choose the newest dependencies that pyproject.toml allows and pin them'
	@echo 'make clean    remove build/ (the environment in .venv stays)'

# The environment

INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes

.venv/ready: requirements.lock scripts/shared/locked.py
	@echo "Making the environment in .venv (once, and when requirements.lock changes) …"
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Tỉnh Số needs Python 3.11 or newer, this is %d.%d: name one with make PYTHON=…" % sys.version_info[:2])'
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(PY) scripts/shared/locked.py > .venv/serve.txt
	@$(INSTALL) -r .venv/serve.txt
	@touch $@

.venv/lint .venv/mutation: .venv/test
.venv/test .venv/lint .venv/mutation: .venv/ready
	@echo "Adding what make $(@F) needs (once) …"
	@$(PY) scripts/shared/locked.py $(@F) > $@.txt
	@$(INSTALL) -r $@.txt
	@touch $@

lock: .venv/ready
	@$(PY) -m pip install --quiet uv
	@$(PY) -m uv pip compile --quiet --custom-compile-command "make lock" --universal --python-version 3.11 --upgrade --generate-hashes --group test --group lint --group mutation pyproject.toml -o requirements.lock
	@$(PY) -m uv pip compile --quiet --custom-compile-command "make lock" --universal --python-version 3.11 --upgrade --generate-hashes --constraints requirements.lock deploy/requirements.in -o deploy/requirements.lock

# The build: each step replaces its output whole, and only when what it reads has changed. A step is as old as its beginning,
# so that an edit while it runs is not lost.

build: .venv/ready
	$(LOCKED) $(MADE)/build

$(MADE)/build: $(MADE)/site $(MADE)/datasette
	@:

$(MADE)/settings: FORCE
	@mkdir -p $(MADE)
	@printf '%s\n' "$$TINH_SO_SITE_URL" "$$TINH_SO_DATASETTE_URL" "$$TINH_SO_REPOSITORY_URL" > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

# What the database names: the permalink of each figure.
$(MADE)/address: FORCE
	@mkdir -p $(MADE)
	@printf '%s\n' "$$TINH_SO_SITE_URL" > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(MADE)/check: $(CHECK) | $(MADE)/settings
	@touch $@.new
	@echo "Checking the data …"
	$(RUN) check
	$(STAMP)

$(MADE)/schema: .venv/ready $(DATA) | $(MADE)/settings
	@touch $@.new
	@$(PY) -m frictionless validate datapackage.json > $(MADE)/frictionless.txt || (cat $(MADE)/frictionless.txt >&2; exit 1)
	$(STAMP)

$(MADE)/database: $(DATABASE) $(MADE)/check $(MADE)/schema $(MADE)/address
	@touch $@.new
	@echo "Building the database …"
	$(RUN) database
	$(STAMP) build/tinh-so.db

$(MADE)/downloads: $(DOWNLOADS) $(MADE)/database
	@touch $@.new
	@echo "Building the downloads …"
	$(RUN) downloads
	$(STAMP) build/downloads

$(MADE)/datasette: $(DATASETTE) $(MADE)/database $(MADE)/settings
	@touch $@.new
	@echo "Building Datasette's settings …"
	$(RUN) datasette
	$(STAMP) build/datasette

$(MADE)/catalogue: $(CATALOGUE) $(MADE)/downloads $(MADE)/settings
	@touch $@.new
	@echo "Building the catalogue …"
	$(RUN) catalogue
	$(STAMP) build/catalogue

$(MADE)/feed: $(FEED) $(MADE)/database $(MADE)/settings
	@touch $@.new
	@echo "Building the feeds …"
	$(RUN) feed
	$(STAMP) build/feed

$(MADE)/pictures: $(PICTURES) $(MADE)/database $(MADE)/settings
	@touch $@.new
	@echo "Drawing the pictures …"
	$(RUN) pictures
	$(STAMP) build/pictures

$(MADE)/pages: $(PAGES) $(MADE)/database $(MADE)/settings
	@touch $@.new
	@echo "Writing the pages …"
	$(RUN) pages
	$(STAMP) build/pages

$(MADE)/site: $(SITE) $(MADE)/pages $(MADE)/downloads $(MADE)/catalogue $(MADE)/feed $(MADE)/pictures $(MADE)/settings
	@touch $@.new
	@echo "Rendering the site …"
	$(RUN) site
	$(STAMP) build/site

# What people call

serve: build
	$(RUN) serve $(if $(PORT),--port $(PORT)) $(if $(DATASETTE_PORT),--datasette-port $(DATASETTE_PORT))

dev: build
	$(RUN) dev $(PAGE) $(if $(PORT),--port $(PORT))

test: build .venv/test
	@$(PY) -m pytest --numprocesses=$(JOBS) --dist=loadfile

test-fast: .venv/test
	@$(PY) -m pytest -m 'not built' --numprocesses=$(JOBS) --dist=loadfile

coverage: .venv/test
	@$(PY) -m pytest -m 'not built' --numprocesses=$(JOBS) --dist=loadfile --cov --cov-report=term:skip-covered

release: .venv/ready
	$(LOCKED) $(MADE)/downloads
	$(RUN) release

accept: .venv/ready
	$(LOCKED) $(MADE)/database
	$(RUN) accept

links: .venv/ready
	$(RUN) links

mutation: .venv/mutation
	@$(PY) -m tests.mutation $(MODULES) $(if $(SAMPLE),--sample $(SAMPLE))

check: .venv/ready
	$(RUN) check
	@$(PY) -m frictionless validate datapackage.json

proofs: .venv/ready
	$(RUN) proofs

format: .venv/ready
	$(RUN) format
	$(RUN) readme

lint: .venv/lint
	@$(PY) -m ruff check scripts tests site
	@$(PY) -m ruff format --check scripts tests site
	@$(PY) -m mypy
	@$(PY) -c 'from importlinter.cli import lint_imports_command as lint; lint()' --no-logo --no-cache
	@.venv/bin/actionlint
	@.venv/bin/zizmor --offline --quiet .

clean:
	@if [ -x $(PY) ]; then $(PY) -m scripts.shared.build_lock build "make clean" rm -rf build; else rm -rf build; fi
