# The one task file. `make site` and `make test` set up all they need: Python 3.11-3.13 and make are enough.
PYTHON ?= python3
BIN    := .venv/bin
SITE   := .venv/.site-ready
DEV    := .venv/.dev-ready

.PHONY: site test serve check format golden bench lock clean
.DEFAULT_GOAL := site

site: $(SITE)   ## build the whole site into site/
	$(BIN)/loccit build

test: $(DEV)    ## lint, types and every test, in a real browser too
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/browser/find_chromium.py --install
	$(BIN)/python -m pytest -n auto --dist worksteal

serve: $(SITE)  ## preview, rebuilt as files in corpus/ or docs/ are saved
	$(BIN)/loccit serve

check: $(SITE)  ## read the whole corpus and say what is wrong, writing nothing
	$(BIN)/loccit check

format: $(DEV)  ## let the formatter and the linter mend what they can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(DEV)  ## rewrite the expected outlines, pages and issues after a wanted change
	$(BIN)/python -m pytest tests/golden --rewrite

bench: $(DEV)   ## the benchmarks; each prints its table
	$(BIN)/python -m bench.build
	for format in txt docx pdf xml; do $(BIN)/python -m bench.structure --format $$format || exit; done
	$(BIN)/python -m bench.references
	$(BIN)/python -m bench.name_labels
	$(BIN)/python -m bench.search

lock:           ## pin every dependency anew, with hashes (needs uv)
	cd requirements && for name in site dev; do \
	  uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    -q -o $$name.lock $$name.in; done

clean:          ## remove what was made: the environment, the cache, the site
	rm -rf .venv .cache site

.venv/bin/python:
	$(PYTHON) -m venv .venv

$(SITE): .venv/bin/python requirements/site.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/site.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(DEV): $(SITE) requirements/dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.lock
	touch $@
