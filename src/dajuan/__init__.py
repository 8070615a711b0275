"""答卷: the operating system of a development zone."""
