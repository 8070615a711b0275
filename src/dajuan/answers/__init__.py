"""Answer sheets: text with bound figures, frozen and signed, as Word and PDF."""
