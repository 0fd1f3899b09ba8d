"""From text to claims: sentences, numbers, dates, places, attribution, and the claims themselves."""
