"""What a person reads: explanation text, notebook tables, plots, the HTML page."""
