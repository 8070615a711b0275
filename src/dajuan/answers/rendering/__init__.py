"""The forms of a rendered sheet: Markdown, HTML, Word and PDF, all with the same words and figures."""
