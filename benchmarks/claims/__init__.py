"""How fast the reader and the checker are, beside what else one could install."""
