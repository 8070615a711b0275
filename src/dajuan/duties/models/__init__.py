"""Tables of the duties machine."""
