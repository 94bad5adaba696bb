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
	$(BIN)/pytest -n auto --dist loadfile

bench: .venv/dev .venv-rivals/ready  ## measure, as ratios (35 minutes), and write docs/performance.md; ends with an error when a bound is broken
	@failed=0; \
	for one in start loading letters searching importing rivals scale citations; do \
		$(BIN)/python benchmarks/$$one.py || failed=1; \
	done; \
	.venv-rivals/bin/python benchmarks/plot.py && $(BIN)/python benchmarks/report.py; \
	exit $$failed

lint: .venv/dev  ## format, then show what the linter and the type checker find
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy

update: .venv/dev  ## rewrite the golden files and whatever is made from the code; read the diff before you commit it
	UPDATE_GOLDEN=1 $(BIN)/pytest tests/test_golden.py tests/test_lengths.py tests/test_styles_page.py tests/test_completion.py tests/test_readme.py tests/test_search_page.py

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
