"""Places: where the zone's things are, on its own map, and everything it knows about one of them."""
