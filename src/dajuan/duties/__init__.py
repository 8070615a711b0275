"""Anything taken up with a due date: cases of patrols, enterprise problems, walk-throughs."""
