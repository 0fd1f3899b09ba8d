"""From claims to estimates: what is one incident, who is one voice, what can be defended."""
