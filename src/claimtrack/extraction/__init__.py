"""From text to claims: sentences, numbers, dates, places, attribution, claims."""
