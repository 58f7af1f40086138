# make demo   set up, then read a sample page
# make test   set up, then run every check
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test press bench clean

demo: $(READY)
	$(BIN)/dubao read samples/county.txt

test: $(READY) press
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

press:
	@sh tests/press/install.sh

bench: $(READY)
	$(BIN)/python bench/speed.py

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group test
	touch $@

clean:
	rm -rf $(VENV)
