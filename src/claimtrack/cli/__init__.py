"""The command line: counts, claims, what can be concluded from them, and what is kept."""

from claimtrack.cli.commands import main

__all__ = ["main"]
