# make demo   set up, then read a sample page
# make test   set up, then run every check
# make coverage  which branches the tests take, children included (12 minutes)
# make bench  measure speed, and write docs/performance.md; PAGES=1000000 for the long one
# make audit  known faults of the pinned libraries, and their licences
# make man    write the manual page docs/dubao.1, which the wheel brings
# make docs   write the pages that are made from the code, and build the site
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test coverage press bench audit docs man clean

demo: $(READY)
	$(BIN)/dubao read samples/county.txt
	@echo
	@echo 'On the PATH:  export PATH="$(CURDIR)/$(BIN):$$PATH"'
	@echo 'In a browser: dubao demo'

test: $(READY) press
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not alone"
	$(BIN)/python -m pytest -m alone

coverage: $(READY) press
	$(BIN)/coverage run -m pytest -q -n auto --dist worksteal -m "not alone"
	$(BIN)/coverage run -m pytest -q -m alone
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered --fail-under=90

press:
	@sh tests/press/install.sh

# PEERS=PYTHON   an interpreter that has the libraries of bench/peers.txt
PAGES ?= 100000
bench: $(READY)
	$(BIN)/python bench/speed.py
	$(BIN)/python -m bench.stage
	$(BIN)/python -m bench.cores
	$(BIN)/python -m bench.growth --pages $(PAGES)
	$(if $(PEERS),$(BIN)/python -m bench.peers $(PEERS))

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group test
	touch $@

docs: $(READY)
	$(BIN)/dubao check --explain all > docs/checks/README.md
	for code in $$(sed -n 's/^| \[\([A-Z][0-9]*\)\].*/\1/p' docs/checks/README.md); do \
	  $(BIN)/dubao check --explain $$code > docs/checks/$$code.md; done
	$(BIN)/python docs/make/language.py
	$(BIN)/python docs/make/reference.py
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

# asks PyPI's database of known vulnerabilities, so it needs the network
audit: $(READY)
	$(BIN)/python docs/make/licences.py --check
	$(BIN)/python -m pip install --quiet pip-audit
	$(BIN)/pip-audit --requirement constraints.txt --no-deps --disable-pip

man: $(READY)
	$(BIN)/python docs/make/manual.py docs/dubao.1

clean:
	rm -rf $(VENV)
