# The recipes of normpack. `./normw RECIPE` prepares the machine and runs one; `just` alone lists them.

set positional-arguments
set shell := ["sh", "-eu", "-c"]

export PATH := justfile_directory() / ".venv/bin:" + env("PATH")

[private]
default:
    @{{ quote(just_executable()) }} --justfile {{ quote(justfile()) }} --list --unsorted --list-heading ''

# drafts → outputs/: everything, or the directions named (build 2.4 --lang kk --no-pdf)
[no-exit-message]
build *args:
    @normpack build "$@"

# a scaffold: new direction 2.8, new redaction …
[no-exit-message]
new *args:
    @normpack new "$@"

# bring in the law in force from a saved file: import FILE --act CODE --lang kk
[no-cd]
[no-exit-message]
import *args:
    @normpack acts import "$@"

# any command of normpack, in the caller's folder
[no-cd]
[no-exit-message]
run *args:
    @normpack "$@"

# PDF of a direction → PNG pages in outputs/.pages, to be looked at with one's own eyes
pages direction resolution="80":
    #!/bin/sh
    set -eu
    pdfs=$(find "outputs/$1" -name '*.pdf' 2>/dev/null | sort)
    if [ -z "$pdfs" ]; then
        echo "outputs/$1 has no PDF: ./normw build $1" >&2
        exit 1
    fi
    rm -rf "outputs/.pages/$1"
    printf '%s\n' "$pdfs" | while IFS= read -r pdf; do
        page=outputs/.pages/${pdf#outputs/}
        mkdir -p "$(dirname -- "$page")"
        pdftoppm -png -r "$2" "$pdf" "${page%.pdf}"
    done
    find "outputs/.pages/$1" -name '*.png' | sort

# the environment, the developer's tools and the git hooks
setup:
    uv sync --locked
    if git rev-parse --git-dir >/dev/null 2>&1; then prek install; fi

# the form of the code: fmt mends it, fmt --check only looks
fmt *args:
    ruff format "$@"

# the rules of the code and of the shell scripts
lint:
    ruff check
    shellcheck normw .ci/run

# the types
types:
    mypy

# who may import whom
floors:
    lint-imports

# the tests: all, or those named (test tests/comparison -k words)
[no-exit-message]
test *args:
    pytest -v -n 2 "$@"

# links in the documentation lead somewhere; commands and options named in it exist
docs:
    pytest -v tests/docs

# all that CI runs
check: (fmt "--check") lint types floors docs test

# write the golden files anew as they are made now, and show what that changed
golden:
    GOLDEN=accept pytest -v $(grep -rl GOLDEN tests --include='test_*.py')
    git diff --stat

# the ratios that are promised, beside peers, as a table (half an hour)
bench *args:
    uv run --locked --group bench python benchmarks/table.py "$@"

# remove what was made: outputs and caches (the environment stays)
clean:
    find outputs -mindepth 1 ! -name .gitkeep -delete
    rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
    find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
