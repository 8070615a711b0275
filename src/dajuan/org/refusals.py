"""Why an act on departments or people was refused, in words for whoever asked."""


class Refused(Exception):
    """An act that the rules do not allow; the text is for the person who asked."""
