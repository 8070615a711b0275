# Everything a newcomer needs: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run-installed
TEST_STAMP := $(VENV)/.test-installed
DEMO_HOME ?= .demo
PORT ?= 8642

.PHONY: help install demo test torture bench glossary requirements doctor clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

install: $(RUN_STAMP)  ## .venv with the product in it (.venv/bin/dajuan)

$(BIN)/uv: requirements/uv.txt
	@$(PYTHON) tools/need.py venv
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

$(RUN_STAMP): $(BIN)/uv requirements/run.txt pyproject.toml
	@test -e $(TEST_STAMP) || $(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements/run.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST_STAMP): $(BIN)/uv requirements/test.txt pyproject.toml
	@$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements/test.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@ $(RUN_STAMP)

demo: install  ## a populated synthetic zone, served; prints the address and the log-ins
	@$(BIN)/dajuan --home $(DEMO_HOME) up --demo --port $(PORT)

test: $(TEST_STAMP)  ## all checks and all tests, browser included
	@$(PYTHON) tools/need.py browser
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

torture: $(TEST_STAMP)  ## hours: the long versions of the crash, as-of, hostile-file, claims and perturbation suites
	@DAJUAN_TORTURE=1 $(BIN)/python -m pytest tests/torture tests/ledger tests/claims tests/acceptance

bench: $(TEST_STAMP)  ## measures and writes benchmarks/README.md's tables
	@$(BIN)/python -m benchmarks

glossary: install  ## docs/glossary.md from the code
	@$(BIN)/dajuan glossary -o docs/glossary.md

doctor:  ## what this machine lacks, and the one line that brings it
	@$(PYTHON) tools/need.py venv browser

requirements: $(BIN)/uv  ## pins every dependency again, with hashes
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra build pyproject.toml -o requirements/run.txt
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra build --extra test pyproject.toml -o requirements/test.txt
	@echo uv | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate - -o requirements/uv.txt

clean:  ## removes what was installed and built here
	@rm -rf $(VENV) dist
