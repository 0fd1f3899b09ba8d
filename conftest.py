"""Examples that need an extra are left out where it is not installed; tests skip themselves."""

from importlib.util import find_spec

NEEDS = {
    "src/claimtrack/reporting/plots.py": ("matplotlib",),
    "src/claimtrack/io/frames.py": ("pandas", "polars"),
}
"""Modules whose examples need a package, and the packages any of which will do."""

collect_ignore = [path for path, names in NEEDS.items() if not any(map(find_spec, names))]
