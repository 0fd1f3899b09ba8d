"""``python -m claimtrack`` is the command line, for machines whose scripts are not on the path."""

from claimtrack.cli import main

if __name__ == "__main__":
    main()
