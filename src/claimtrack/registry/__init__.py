"""Lookups backed by data files: numbers, units, groups, harms, sources, places, conventions."""
