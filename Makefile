# make run: the main job on the example reports.  make test: every check.  make bench: speed.  make bless: rewrite gold.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: run test bench bless

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || (echo "Python 3.11 or later is needed; set PYTHON=..." && exit 1)
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	@touch $(STAMP)

run: $(STAMP)
	$(BIN)/headwater add examples/reports --ledger out/example.ledger
	$(BIN)/headwater figures --ledger out/example.ledger
	$(BIN)/headwater export --format html --ledger out/example.ledger --output out/report.html
	@echo "The ledger is out/example.ledger; the report to open in a browser is out/report.html"

test: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: $(STAMP)
	$(BIN)/python -m benchmarks

bless: $(STAMP)
	$(BIN)/python -m tests.gold.bless
