"""Values: what was said, who said it, and what is concluded. No text, no data files, no rules."""
