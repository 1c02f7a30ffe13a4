# A thin shell over `dragoman`: the logic is in pipeline/. `make` alone prints this help.
#
#   LOCALES="ckb kmr"    only these locales            V=1      say more
#   ARTICLES="slug ..."  only these articles           DRAFT=1  publish drafts too, with a notice
#   ADD=file.argosmodel  GET=en-ar  (packs)            PRUNE=1  remove bundles of withdrawn articles
#   PACK=en-ckb  (train, bench, evaluate)              REDRAFT=1  write every untouched draft again

PYTHON ?= python3
VENV   := .venv
READY  := $(VENV)/.ready
UV_SYNC = UV_PROJECT_ENVIRONMENT="$(CURDIR)/$(VENV)" $(VENV)/bin/uv sync --locked --quiet
DRAGOMAN := $(VENV)/bin/dragoman
GET    := # make has a GET of its own, for SCCS
AS     := # and this one is its assembler
on      = $(filter-out 0 no,$($(1)))
SAY     = $(if $(call on,V),--verbose)
ONLY    = $(foreach l,$(LOCALES),--locale $(l)) $(foreach a,$(ARTICLES),--article $(a))

.DEFAULT_GOAL := help
.PHONY: help setup translate review-status review check publish preview verify packs test lint bench evaluate train clean

help: ## this page
	@sed -n '/^#/!q; s/^# \{0,1\}//p' $(firstword $(MAKEFILE_LIST)) && echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
	  while IFS='|' read -r target text; do printf '%-22s %s\n' "$$target" "$$text"; done

setup: $(READY) ## install everything into .venv (needs the network once)

# uv is installed into .venv by plain pip, and is locked like everything else.
$(READY): pyproject.toml uv.lock
	@test -x $(VENV)/bin/python || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	  "make setup: Python 3.11 or newer is needed, this is %d.%d; name another with PYTHON=" % sys.version_info[:2])'
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@test -x $(VENV)/bin/uv || $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check uv
	@echo 'Installing into $(VENV) …'
	@$(UV_SYNC)
	@! test -e $(VENV)/bin/pip || $(VENV)/bin/uv pip uninstall --quiet --python $(VENV)/bin/python pip
	@touch $@

translate: $(READY) ## seeds/ to drafts in locales/
	@$(DRAGOMAN) translate $(SAY) $(ONLY) $(if $(call on,REDRAFT),--redraft)

review-status: $(READY) ## what is approved, drafted, found, and left to review
	@$(DRAGOMAN) status $(SAY) $(ONLY)

review: $(READY) ## correct and accept drafts in a browser on this machine; PORT= and AS="Your Name"
	@$(DRAGOMAN) review $(if $(PORT),--port $(PORT)) $(if $(AS),--as "$$AS")

check: $(READY) ## run every check over the catalogues
	@$(DRAGOMAN) check $(SAY) $(ONLY)

publish: $(READY) ## approved text to bundles in dist/
	@$(DRAGOMAN) publish $(SAY) $(ONLY) $(if $(call on,DRAFT),--draft) $(if $(call on,PRUNE),--prune)

preview: $(READY) ## serve dist/ on this machine for a look
	@$(DRAGOMAN) preview

verify: $(READY) ## check the bundles in dist/ against their manifests
	@$(DRAGOMAN) verify

packs: $(READY) ## list the packs; ADD= installs a file, GET= one of the Argos index
	@$(DRAGOMAN) packs $(if $(ADD),add "$$ADD",$(if $(GET),get $(GET),list))

test: $(READY) lint ## lint, types and the tests; TESTS=tests/desk narrows, JOBS=2 runs them side by side
	@$(VENV)/bin/pytest $(if $(call on,V),-v) $(if $(JOBS),-n $(JOBS) --dist loadscope) $(TESTS)

lint: $(READY) ## ruff and mypy --strict (installed when it first runs)
	@test -x $(VENV)/bin/mypy || $(UV_SYNC) --inexact --group lint
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check . && $(VENV)/bin/mypy

bench: $(READY) ## speed and memory beside stock Argos and raw CTranslate2
	@$(VENV)/bin/python -m pipeline.bench $(if $(PACK),--pack $(PACK)) $(if $(ARTICLES),--articles $(ARTICLES))

evaluate: $(READY) ## BLEU, chrF and chrF++ of the packs; DESK=1 scores what the desk delivers
	@$(VENV)/bin/python -m pipeline.training.evaluate$(if $(call on,DESK),_desk) $(if $(PACK),--pack $(PACK))

train: $(READY) ## train PACK= again from the corpora; GO_ON=1 begins with the packs in models/, STAGE= trains one stage
	@$(VENV)/bin/python -c 'import torch' 2>/dev/null || $(UV_SYNC) --inexact --extra training
	@$(VENV)/bin/python -m pipeline.training.train $(if $(PACK),--pack $(PACK)) $(if $(call on,GO_ON),--go-on) $(if $(STAGE),--stage $(STAGE))

clean: ## remove what can be built again: build/, dist/, the index; not .venv, not catalogues
	rm -rf build dist .dragoman .pytest_cache .mypy_cache .ruff_cache .coverage
