# Two targets are all a newcomer needs: run and test. Everything that make or pip says goes to stderr,
# so that `printf 'alice: 签到\n' | make run` prints the bot's words and nothing else.
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
ARGS   ?=
N      ?= 1000
WORKERS ?= 2

PIP     := $(PY) -m pip --disable-pip-version-check --no-input
# Lock first, with hashes; then the project itself, which may fetch nothing.
INSTALL  = $(PIP) install --quiet --require-hashes -r $(1) && \
           $(PIP) install --quiet --no-deps --no-build-isolation -e .

.PHONY: help run test check format bench chaos lock clean

help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: $(VENV)/.runtime  ## the bot; without a configured platform the sandbox (ARGS="--json" …)
	@$(PY) -m bot run $(ARGS)

test: $(VENV)/.dev  ## all tests (ARGS="-k points", WORKERS=4)
	@$(PY) -m pytest -n $(WORKERS) $(ARGS)

check: $(VENV)/.dev  ## style, types, import contracts
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports

format: $(VENV)/.dev  ## let ruff write the style
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

bench: $(VENV)/.dev  ## speed, with its yardsticks in the same run
	@$(PY) -m bot bench stream $(ARGS)
	@$(PY) -m bot bench engine $(ARGS)
	@$(PY) -m bot bench sentiment $(ARGS)
	@$(PY) -m bot bench qa $(ARGS)
	@$(PY) -m bot bench recommend $(ARGS)

chaos: $(VENV)/.dev  ## N random fault schedules (N=1000)
	@$(PY) -m tests.chaos $(N)

# uv is wanted only here; its result works with plain pip.
UV_COMPILE = uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
             --python-version 3.11
lock:  ## refresh the lock files after a change of dependencies (needs uv)
	@$(UV_COMPILE) --all-extras pyproject.toml -o requirements-dev.lock
	@$(UV_COMPILE) --extra build --extra postgres -c requirements-dev.lock pyproject.toml -o requirements.lock

clean:  ## remove the virtual environment and all caches
	@rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(VENV)/.runtime: requirements.lock pyproject.toml | $(PY)
	@echo 'setting up $(VENV) …' >&2
	@{ $(call INSTALL,requirements.lock); } </dev/null >&2
	@touch $@

# The development lock holds the runtime's too, in the same versions.
$(VENV)/.dev: requirements-dev.lock requirements.lock pyproject.toml | $(PY)
	@echo 'setting up $(VENV) for development …' >&2
	@{ $(call INSTALL,requirements-dev.lock); } </dev/null >&2
	@touch $(VENV)/.runtime $@

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Qunban needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 …")' </dev/null >&2
	@$(PYTHON) -m venv $(VENV) </dev/null >&2
