"""Ledgers as people read them: lists, rows with their source, enterprises. All of it follows the shelf."""
