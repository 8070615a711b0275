"""A synthetic zone, clearly labelled as one."""
