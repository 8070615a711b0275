"""Tables of the matters machine."""
