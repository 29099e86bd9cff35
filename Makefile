# Everything that one does with Hindsight, in one place. `make help` tells what there is.

MAKEFLAGS += --no-print-directory --no-builtin-rules
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
BACKEND := app/backend
FRONTEND := app/frontend
BIN := $(CURDIR)/$(BACKEND)/.venv/bin

# What is set up once, and again only when what it comes from has changed.
VENV := $(BACKEND)/.venv/.made
STORES := $(BACKEND)/bench/stores/.venv/.made
EMMETT := $(BACKEND)/bench/stores/emmett/node_modules/.made
PACKAGES := $(FRONTEND)/node_modules/.made
CLIENT := $(FRONTEND)/dist/index.html
CLIENT_SOURCES := $(shell find $(FRONTEND) \( -name node_modules -o -name dist -o -name e2e -o -name test-results \
	-o -name playwright-report -o -name '*.test.ts*' -o -name '*.tsbuildinfo' \) -prune -o -type f -print 2>/dev/null)

# `once TARGET SOURCES -- COMMAND` runs the command under a lock, unless another make has just done the work.
ONCE = $(PYTHON) .ci/once $@ $(filter-out .ci/%,$^) --

.PHONY: help run dev test torture bench check format types lock clean setup
.PHONY: check-backend check-frontend check-contract check-containers test-backend test-frontend test-browser test-apart

help: ## Tell what can be made
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(VENV) $(CLIENT) ## Run Hindsight on PORT (8000), with its data in HINDSIGHT_DATA_DIR (data)
	@exec ./hindsight serve

dev: $(VENV) $(PACKAGES) ## Run the server with reload and Vite's development server; Ctrl-C stops both
	@exec .ci/dev

test: check test-backend test-frontend test-browser test-apart ## Check, then run every test, the browser's too

bench: $(VENV) $(STORES) $(EMMETT) ## Measure what Hindsight can do on this machine (ARGS=--short only shows that it runs)
	@.ci/wrk && cd $(BACKEND) && $(BIN)/python -m bench $(ARGS)

check: check-backend check-frontend check-contract check-containers ## Check format, lint, types and import contracts, without tests

check-backend: $(VENV)
	@echo "== server: format, lint, types, imports"
	@cd $(BACKEND) && $(BIN)/ruff format --quiet --check . || { echo "Run make format."; exit 1; }
	@cd $(BACKEND) && $(BIN)/ruff check --quiet .
	@cd $(BACKEND) && $(BIN)/mypy --no-error-summary app bench tests
	@cd $(BACKEND) && $(BIN)/mypy --no-error-summary -c "$$(cat app.py)" # app.py and app/ share the name of a module
	@cd $(BACKEND) && said=$$($(BIN)/lint-imports --no-logo 2>&1) || { echo "$$said"; exit 1; }

check-frontend: $(PACKAGES)
	@echo "== client: format, lint, types"
	@cd $(FRONTEND) && npm run --silent check

check-contract: $(VENV) $(PACKAGES)
	@echo "== contract: the OpenAPI document and the client's types are the server's"
	@./hindsight openapi | cmp -s - $(FRONTEND)/openapi.json || { echo "openapi.json is behind: run make types."; exit 1; }
	@cd $(FRONTEND) && npm run --silent types --workspace tools/openapi -- --check >/dev/null \
		|| { echo "The client's types are behind: run make types."; exit 1; }

check-containers: $(VENV)
	@echo "== containers: the files for them"
	@.ci/containers $(BIN)

test-backend: $(VENV) $(CLIENT) ## Run the server's tests (ARGS="-k word" runs some)
	@.ci/tools
	@echo "== server: tests"
	@cd $(BACKEND) && $(CURDIR)/.ci/test-backend $(BIN)/pytest $(ARGS)

torture: $(VENV) $(CLIENT) ## Kill, cut and starve the server for as long as it takes (CHAOS_SEED=... repeats a run)
	@.ci/tools
	@cd $(BACKEND) && TORTURE=long $(BIN)/pytest --quiet -o faulthandler_timeout=3600 -m torture $(ARGS)

test-frontend: $(PACKAGES) ## Run the client's tests
	@echo "== client: tests"
	@cd $(FRONTEND) && npm test --silent -- --reporter=dot --silent=passed-only

test-browser: $(VENV) $(CLIENT) ## Walk through the real thing in a real browser
	@echo "== browser: the journey"
	@CHROMIUM_PATH="$$(.ci/browser)" && export CHROMIUM_PATH && cd $(FRONTEND) && npm run --silent e2e

test-apart: $(VENV) $(CLIENT) ## Walk the journey, and watch live pages, with every role a process of its own, on PostgreSQL
	@.ci/tools
	@echo "== browser: the journey, with the sides apart"
	@CHROMIUM_PATH="$$(.ci/browser)" && export CHROMIUM_PATH && cd $(FRONTEND) && \
		HINDSIGHT_SERVE=../../.ci/apart npm run --silent e2e -- --project=desktop journey.spec.ts live.spec.ts

pictures: $(VENV) $(CLIENT) ## Picture every page in three languages, two widths and both schemes; and for the docs
	@CHROMIUM_PATH="$$(.ci/browser)" && export CHROMIUM_PATH && cd $(FRONTEND) && \
		rm -rf ../../test-results/pictures && npm run --silent pictures && PICTURES=docs npm run --silent pictures
	@echo "Every page and state: test-results/pictures (sheet-*.png shows them at a glance). For the docs: docs/pictures."

format: $(VENV) $(PACKAGES) ## Put all code into its form
	@cd $(BACKEND) && $(BIN)/ruff check --quiet --fix-only . && $(BIN)/ruff format --quiet .
	@cd $(FRONTEND) && npm run --silent format

types: $(VENV) $(PACKAGES) ## Write the OpenAPI document and the client's types from the server's code
	@./hindsight openapi > $(FRONTEND)/openapi.json.new || { rm -f $(FRONTEND)/openapi.json.new; exit 1; }
	@mv $(FRONTEND)/openapi.json.new $(FRONTEND)/openapi.json
	@cd $(FRONTEND) && npm run --silent types

lock: ## Write requirements.txt from requirements.in (ARGS=--upgrade moves to newer versions)
	@.ci/need python $(PYTHON)
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	$(PYTHON) -m venv "$$scratch" && "$$scratch/bin/pip" install --quiet --disable-pip-version-check uv && \
	cd $(BACKEND) && "$$scratch/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header $(ARGS) requirements.in --output-file requirements.txt

setup: $(VENV) $(PACKAGES) $(CLIENT) ## Only set up: Python packages, client packages, built client

clean: ## Remove all that was made here, and never the data
	@rm -rf $(BACKEND)/.venv $(FRONTEND)/node_modules $(FRONTEND)/dist
	@rm -rf test-results $(FRONTEND)/test-results $(FRONTEND)/playwright-report
	@cd $(BACKEND) && rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find app -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV): $(BACKEND)/requirements.txt
	@.ci/need python $(PYTHON)
	@echo "== setting up: Python packages (about a minute)"
	@$(ONCE) sh -c '$(PYTHON) -m venv --clear $(BACKEND)/.venv && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r $<'

$(STORES): $(BACKEND)/bench/stores/requirements.txt
	@.ci/need python $(PYTHON)
	@echo "== setting up: the event stores to measure beside"
	@$(ONCE) sh -c '$(PYTHON) -m venv --clear $(@D) && \
		$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --no-input -r $<'

$(EMMETT): $(BACKEND)/bench/stores/emmett/package.json
	@.ci/need node
	@$(ONCE) sh -c 'cd $(<D) && npm install --no-package-lock --no-audit --no-fund --loglevel=error >/dev/null'

$(PACKAGES): $(FRONTEND)/package.json $(FRONTEND)/package-lock.json
	@.ci/need node
	@.ci/need python $(PYTHON)
	@echo "== setting up: client packages (about a minute)"
	@$(ONCE) sh -c 'cd $(FRONTEND) && npm ci --no-audit --no-fund --loglevel=error >/dev/null'

$(CLIENT): $(PACKAGES) $(CLIENT_SOURCES)
	@echo "== building the client"
	@$(ONCE) sh -c 'cd $(FRONTEND) && said=$$(npm run --silent build 2>&1) || { echo "$$said"; exit 1; }'
