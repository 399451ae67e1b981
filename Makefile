# `make build` writes dist/, `make test` checks everything, `make quick` the quick part; each makes .venv first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: build test quick fuzz format check-style clean

build: .venv/ready
	$(BIN)/handouts build

test: .venv/ready check-style
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

quick: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/pytest --numprocesses auto --dist loadfile -m "not slow" tests/compose tests/fit tests/outline tests/theme \
		tests/inspectors tests/render/pdf tests/test_edition.py tests/test_files.py tests/test_readme.py tests/archive/test_seal.py

fuzz: .venv/ready
	SEED=$(or $(SEED),1) COUNT=$(or $(COUNT),5000) $(BIN)/pytest --numprocesses 0 tests/acceptance/test_mutated.py

check-style: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which with: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

clean:
	rm -rf .venv build
