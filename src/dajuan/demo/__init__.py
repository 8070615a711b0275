"""合成示范区: an invented zone whose sums come out at published totals, for showing, testing and measuring."""
