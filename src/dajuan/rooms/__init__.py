"""One zone's own content, under the words its people use. Definitions only; another zone replaces this package."""
