"""The marks that bound clauses (weak) and statements (strong), as searched backwards through a reversed view."""

import re

# The view is reversed, so "not before three digits" is written as a lookbehind and "after a digit" as a lookahead.
WEAK = re.compile(r"[，；。！？!?;|(（\t…]|：|(?<!\d\d\d),|,(?!\d)|(?<!\d):|\.(?!\d)|(?<!\d)\.|\n|--")
STRONG = re.compile(r"[；。！？!?;…]|\.(?!\d)|(?<!\d)\.|\n")
# The same weak marks, read forwards.
WEAK_AHEAD = re.compile(r"[，；。！？!?;|(（\t…]|：|,(?!\d{3})|(?<!\d),|:(?!\d)|(?<!\d)\.|\.(?!\d)|\n|--")
