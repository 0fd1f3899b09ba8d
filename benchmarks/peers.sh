#!/usr/bin/env bash
# Makes an environment of its own for each library that benchmarks/compare.py compares with.
# What cannot be installed is named and left out; compare.py says so again in its table.
#   benchmarks/peers.sh [NAME ...]
set -uo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-python3}

packages() {
    case $1 in
        quantulum3) echo "quantulum3 setuptools<81" ;;      # it still imports pkg_resources
        text2num) echo "text2num" ;;
        recognizers) echo "recognizers-text-number emoji<2 setuptools<81" ;;
        spacy) echo "spacy en-core-web-sm" ;;               # the model is on few package indexes
        crowdkit) echo "crowd-kit" ;;
        splink) echo "splink<5 duckdb pandas" ;;
        *) return 1 ;;
    esac
}

[ $# -gt 0 ] || set -- quantulum3 text2num recognizers spacy crowdkit splink
for name in "$@"; do
    wanted=$(packages "$name") || { echo "$name: not a peer" >&2; continue; }
    "$python" -m venv ".peers/$name"
    # shellcheck disable=SC2086 - several packages
    if ".peers/$name/bin/pip" install --quiet $wanted >".peers/$name.log" 2>&1; then
        echo "$name: installed"
    else
        echo "$name: skipped, pip could not install $wanted (see benchmarks/.peers/$name.log)"
        rm -rf ".peers/$name"
    fi
done
