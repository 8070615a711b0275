"""Tables of the registers machine."""
