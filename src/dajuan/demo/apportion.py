"""Sharing out an exact total."""

from collections.abc import Sequence


def apportion(total: int, weights: Sequence[float], quantum: int = 1) -> list[int]:
    """Splits ``total`` in proportion to ``weights`` into multiples of ``quantum`` that add up exactly;
    what does not divide goes to the heaviest.

    >>> apportion(1000, [1, 1, 2], 100)
    [200, 200, 600]
    """
    whole = sum(weights)
    parts = [int(total * weight / whole) // quantum * quantum for weight in weights]
    parts[max(range(len(weights)), key=weights.__getitem__)] += total - sum(parts)
    return parts
