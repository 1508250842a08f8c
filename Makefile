# One task runner: README, pre-commit and CI call these targets by these names.
.DEFAULT_GOAL := help
SHELL := /bin/sh

CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11
PYTHON ?= $(shell for p in $(CANDIDATES); do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
QUIET := $(shell [ -t 2 ] || echo --quiet)
PIP := $(BIN)/python -m pip install --disable-pip-version-check --no-compile $(QUIET)
EACH := --numprocesses auto --no-loadscope-reorder --dist
# Modules are compiled once and kept, wherever the surroundings ask for the opposite.
unexport PYTHONDONTWRITEBYTECODE
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock"
RELEASE_TOOLS = $(PIP) --require-hashes --no-deps -r tests/release/requirements.lock
CHAPTERS := index.qmd paper
CHROMIUM := command -v chromium-headless-shell || command -v chromium || command -v chromium-browser

.PHONY: help paper test test-fast test-tables test-pythons test-engines test-ranges wheel archive test-archive test-browser test-mutation mutants coverage battery bill audit-dependencies bench lint format validate audit metadata release quarto quarto-book lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --require-hashes --no-deps -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@echo 'QUARTO_PYTHON="$(CURDIR)/$(BIN)/python"' > _environment.local
	@touch $@

paper: $(READY) ## install, validate, audit and render the book (HTML and PDF) to _book/
	@$(BIN)/techplomacy validate
	@$(BIN)/techplomacy audit >/dev/null
	@$(BIN)/techplomacy render

test: $(READY) ## run all tests
	@$(BIN)/python -m pytest $(EACH) loadfile

test-fast: $(READY) ## run the tests that build, install and render nothing
	@$(BIN)/python tests/shares.py -m "not slow"

test-tables: $(READY) ## run the fast tests of the tables alone
	@$(BIN)/python -m pytest tests/data -m "not slow" --numprocesses auto --dist loadfile

test-pythons: $(READY) ## install the wheel in an empty environment of every Python here
	@$(BIN)/python -m pytest tests/release/test_installation.py -k empty_environment --pythons $(EACH) load

test-ranges: $(READY) ## install the oldest and the newest packages that the metadata allow
	@$(BIN)/python -m pytest tests/release/test_ranges.py --ranges

wheel: $(READY) ## build the package, dist/techplomacy-<version>-py3-none-any.whl and its sources
	@$(BIN)/python -m build --no-isolation --outdir dist . >/dev/null && ls dist/*.whl dist/*.tar.gz

archive: paper ## build and verify the archive for a repository, dist/techplomacy-<version>.zip
	@file=$$($(BIN)/techplomacy archive build) && echo $$file && $(BIN)/techplomacy archive verify $$file

test-archive: archive ## unpack the archive elsewhere, rebuild everything from it, and compare
	@$(BIN)/python -m pytest tests/archive

test-browser: $(READY) ## test the rendered book in a browser
	@test -s _book/site/book.css || $(MAKE) paper
	@! command -v quarto >/dev/null || test -d _book-quarto/site_libs || $(MAKE) quarto-book
	@$(PIP) --require-hashes --no-deps -r tests/browser/requirements.lock
	@{ $(CHROMIUM); } >/dev/null || test "$$(id -u)" != 0 || { \
		apt-get -qq update && apt-get -qq install --yes --no-install-recommends chromium-headless-shell; }
	@{ $(CHROMIUM); } >/dev/null || { \
		echo "the browser tests need chromium-headless-shell or chromium on the PATH" >&2; exit 2; }
	@$(BIN)/python -m pytest tests/browser $(EACH) worksteal

test-engines: $(READY) ## compare the engines with each other: DuckDB, PostgreSQL, Spark
	@$(PIP) --require-hashes --no-deps -r tests/engines/requirements.lock
	@$(BIN)/python -m pytest tests/unit/test_engine.py

test-mutation: $(READY) ## change what verdicts count, one by one, and see them turn
	@$(BIN)/python -m pytest tests/mutation $(EACH) worksteal

mutants: $(READY) ## mutate the code, see what no test notices; goes on where it was stopped
	@$(RELEASE_TOOLS)
	@$(BIN)/python tests/mutants/run.py $(GROUPS)

coverage: $(READY) ## run the fast tests and print which lines of each room they reach, fewest first
	@$(BIN)/python -m pytest -m "not slow" $(EACH) loadfile --cov --cov-report=
	@$(BIN)/coverage report

battery: $(READY) ## make faults from the schemas and record who notices them, paper/tested.json
	@PYTHONPATH=tests $(BIN)/python -m battery

bill: $(READY) ## list what the project is made of: docs/licences.csv and docs/sbom.cdx.json
	@$(RELEASE_TOOLS)
	@$(BIN)/python tests/release/licences.py
	@$(BIN)/python tests/release/sbom.py

audit-dependencies: $(READY) ## ask the advisory service whether anything locked has a known fault
	@$(RELEASE_TOOLS)
	@for lock in requirements.lock tests/*/requirements.lock; do echo $$lock && \
		$(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off -r $$lock || exit; done

bench: $(READY) ## measure speed and size beside other tools, paper/benchmarks.json
	@$(BIN)/python bench/run.py

lint: $(READY) ## check style, types and the syntax of the chapters
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/panache lint $(CHAPTERS)
	@$(BIN)/python paper/scripts/prose.py

format: $(READY) ## put the code in the project's style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

validate: $(READY) ## check the tables, with frictionless as the second opinion
	@$(BIN)/techplomacy validate --frictionless

audit: $(READY) ## recompute the verdicts and record them in data/audit/
	@$(BIN)/python -c "import runpy, techplomacy; runpy.run_module('claimbook.audit', run_name='__main__')"
	@$(BIN)/python -m claimbook.publish.metadata

metadata: $(READY) ## write descriptor, citation, Zenodo, RO-Crate, schema.org, CODECHECK and BibTeX files
	@$(BIN)/python -m claimbook.publish.metadata

release: $(READY) ## put DOI=... (and DATE=YYYY-MM-DD) into all metadata; see RELEASING.md
	@test -n "$(DOI)" || { echo "give the DOI: make release DOI=10.... DATE=2026-12-31" >&2; exit 2; }
	@$(BIN)/python -m claimbook.publish.metadata --doi "$(DOI)" $(if $(DATE),--date "$(DATE)")

quarto: $(READY) ## render the same chapters with Quarto, where it is installed
	@command -v quarto >/dev/null || { echo "quarto is not on the PATH; 'make paper' needs none" >&2; exit 2; }
	@quarto render

quarto-book: $(READY) ## render Quarto's book beside the other, to _book-quarto/, for the browser tests
	@command -v quarto >/dev/null || { echo "quarto is not on the PATH; 'make paper' needs none" >&2; exit 2; }
	@quarto render --output-dir _book-quarto

lock: $(READY) ## resolve the lock files anew; then see `make bill`
	@$(COMPILE) --extra export --extra pdf --extra scale --extra paper --group dev --group build \
		pyproject.toml --output-file requirements.lock
	@$(COMPILE) --group engines --constraint requirements.lock --output-file tests/engines/requirements.lock
	@$(COMPILE) --group browser --constraint requirements.lock --output-file tests/browser/requirements.lock
	@$(COMPILE) --group release --constraint requirements.lock --output-file tests/release/requirements.lock

clean: ## remove everything that the targets make
	@rm -rf .venv .coverage .mutants _environment.local _book _book-quarto .book-* .quarto _freeze dist paper/figures .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@for page in index paper/*.qmd; do stem=$${page%.qmd}; \
		rm -rf $$stem.html $$stem.typ $$stem.pdf $${stem}_files $$stem.quarto_ipynb*; done
	@rm -rf site_libs paper/site_libs
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
