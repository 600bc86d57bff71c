# The project's commands. `just` lists them; each works without just too, as the lines below show.

python := ".venv/bin/python"

# the commands of this file
default:
    @just --list

# a virtual environment with the package and what tests, lint and docs need
setup:
    python3 -m venv .venv
    {{python}} -m pip install --quiet -e '.[test,lint,docs]'

# the tests
test *arguments:
    {{python}} -m pytest {{arguments}}

# style and types
lint:
    {{python}} -m ruff check .
    {{python}} -m ruff format --check .
    {{python}} -m mypy

# the generated pages, then the site, in site/
docs:
    {{python}} docs/generate.py
    {{python}} -m zensical build --clean --strict

# the site on http://localhost:8000, built anew at each change
serve:
    {{python}} -m zensical serve

# speed and memory, side by side with spaCy's small pipeline
bench *arguments:
    {{python}} -m pip install --quiet -e '.[bench]'
    {{python}} -m bench {{arguments}}

# accuracy on the development corpora, against the floors; their folder is $ONRECORD_DATA or --data
evals *arguments:
    {{python}} -m evals {{arguments}}

# the weights, from the corpora in a folder; docs/model-card.md has the details: just train DATA 0.3.0 cuda
train folder version device="cpu":
    {{python}} -m pip install --quiet -e '.[train,teachers]'
    {{python}} -m training teachers --data {{folder}} --run build/run --device {{device}}
    {{python}} -m training student --data {{folder}} --run build/run --device {{device}}
    {{python}} -m training export --network build/run/student/network.pt --version {{version}}
    {{python}} docs/generate.py
