# Everything here works with only Python 3.11+, make and a package index. What is installed is exactly what the locks
# name, with its hashes; `make run` installs nothing that only developers need.

.DEFAULT_GOAL := help
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# A name that exists may be a shim with no Python behind it, and Debian's lacks venv unless asked, so each has to prove itself.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	if $$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$python; break; fi; done)

.PHONY: help run test check lint types imports proofs pages bench docs lock clean

help: ## list what make can do here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(VENV)/.runs ## set up and start the bot: on Telegram with a token in .env, else on the built-in sandbox
	@$(BIN)/handover run

test: $(VENV)/.develops ## set up and run the tests; ARGS="tests/core -q" are handed to pytest
	@$(BIN)/python -m pytest $(ARGS)

check: lint types imports proofs pages ## lint, format, types, import contracts, process proofs, stale docs

lint: $(VENV)/.develops
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.develops
	@$(BIN)/mypy

imports: $(VENV)/.develops
	@$(BIN)/lint-imports

proofs: $(VENV)/.develops
	@$(BIN)/handover check

pages: $(VENV)/.develops
	@$(BIN)/handover docs --check

bench: $(VENV)/.develops ## measure the figures and write benchmarks/results.json; ARGS are handed on
	@$(BIN)/python -m benchmarks $(ARGS)

docs: $(VENV)/.develops ## draw the pages of the processes anew
	@$(BIN)/handover docs

# The tool that locks lives in a place of its own: it pulls pip itself, which a product must not pin for its users.
LOCK_TOOL := pip-tools==7.6.2
LOCK_BIN := $(VENV)/lock/bin
COMPILE := $(LOCK_BIN)/pip-compile --quiet --no-config --generate-hashes --strip-extras --allow-unsafe \
	--build-deps-for=editable --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock: $(VENV)/.made ## lock the dependencies anew; UPGRADE=--upgrade also takes newer versions
	@$(BIN)/python -m venv $(VENV)/lock
	@$(LOCK_BIN)/python -m pip --disable-pip-version-check --quiet install '$(LOCK_TOOL)'
	@$(COMPILE) $(UPGRADE) --output-file=requirements.lock pyproject.toml
	@$(COMPILE) $(UPGRADE) --extra=dev --constraint=requirements.lock --output-file=requirements-dev.lock pyproject.toml

clean: ## remove what make made; your orders in state/ and your .env stay
	@rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps are written last, so that an interrupted set-up is done again.
$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Handover needs Python 3.11 or newer with venv (on Debian: python3-venv). Name one: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.runs: $(VENV)/.made requirements.lock requirements-newer.lock pyproject.toml
	@echo "Installing what Handover needs to run (once; a minute or two)"
	@$(PIP) install --require-hashes --requirement requirements.lock --requirement requirements-newer.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.develops: $(VENV)/.runs requirements-dev.lock
	@echo "Installing what the tests and checks need (once; a minute or two)"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@
