"""群众满意: what residents get."""
