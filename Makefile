# Everything that is done to this project. A fresh machine needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test bench lint update clean

demo: .venv/demo  ## set up, and list the studies of migraine
	@$(BIN)/evidence list --condition migraine

test: .venv/dev  ## set up; lint, check types and run every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

bench: .venv/dev .venv-rivals/ready  ## measure, as ratios (a quarter of an hour); ends with an error when a bound is broken
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/loading.py
	$(BIN)/python benchmarks/letters.py
	$(BIN)/python benchmarks/citations.py
	$(BIN)/python benchmarks/importing.py

lint: .venv/dev  ## format, then show what the linter and the type checker find
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy

update: .venv/dev  ## rewrite the golden files, docs/styles.md, the table of completion and the outputs in the README; read the diff before you commit it
	UPDATE_GOLDEN=1 $(BIN)/pytest tests/test_golden.py tests/test_styles_page.py tests/test_completion.py tests/test_readme.py

clean:  ## remove what was made
	rm -rf .venv .venv-rivals dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv-rivals/ready: benchmarks/rivals.txt
	$(PYTHON) -m venv .venv-rivals
	.venv-rivals/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/rivals.txt
	@touch $@

.venv/demo: .venv/bin/python pyproject.toml
	@test -e .venv/dev || $(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/dev: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@
