# make run: the main job on the example reports.   make test: every check.
# make accuracy: docs/accuracy.md, where the corpora are at hand.
# make bench: speed, stage by stage.               make bless: what gold cases and documents print now, to be reviewed.
# make parity: linking on DuckDB against Spark, with REPORTS=N also on so many made-up ones; installs Java where it may, and pyspark.
# Each does its own set-up: a virtual environment in .venv with the versions of constraints.txt.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
LEDGER := out/example.ledger
ASSETS := src/headwater/web/static/vendor/.fetched

.PHONY: run test parity bench accuracy bless

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up .venv (once; a minute or two)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python's module venv is needed (on Debian: apt-get install python3-venv)"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[pictures,test]'
	@touch $(STAMP)

$(ASSETS): assets/package.json assets/checksums.txt scripts/assets
	@scripts/install-node
	@$(PYTHON) scripts/assets
	@touch $@

run: $(STAMP)
	@$(MAKE) --no-print-directory $(ASSETS) || echo "The page will do without maps: what it loads could not be fetched."
	$(BIN)/headwater add examples/reports --ledger $(LEDGER)
	$(BIN)/headwater estimands --ledger $(LEDGER)
	$(BIN)/headwater trace shell --ledger $(LEDGER)
	$(BIN)/headwater drift casualty --explain --ledger $(LEDGER)
	$(BIN)/headwater timeline casualty --ledger $(LEDGER)
	$(BIN)/headwater export --format html --ledger $(LEDGER) --output out/report.html
	@echo
	@echo "The ledger is $(LEDGER); the report, to be opened in a browser, is out/report.html"
	@echo "The page: $(BIN)/headwater serve --ledger $(LEDGER)"

test: $(STAMP) $(ASSETS)
	@scripts/install-browser || echo "No Chromium to be had here: the tests in the browser are skipped."
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2

parity: $(STAMP)
	scripts/install-java
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test,spark]'
	HEADWATER_PARITY=1 $(BIN)/python -m pytest tests/linking/test_parity.py
	$(if $(REPORTS),$(BIN)/python -m benchmarks.parity --reports $(REPORTS))

bench: $(STAMP)
	$(BIN)/python -m benchmarks

accuracy: $(STAMP)
	$(BIN)/python -m benchmarks.accuracy --write

bless: $(STAMP)
	$(BIN)/python -m tests.gold.bless
	$(BIN)/python -m tests.documented
