"""Medians of interleaved runs, so that a slow minute of the machine hits every contestant alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 5


@dataclass(frozen=True)
class Case:
    """One contestant: ``run`` is timed, ``prepare`` before each run is not; ``units`` is the work of a run
    (rows, cells), so that contestants on a sample can be compared per unit."""

    run: Callable[[], object]
    prepare: Callable[[], object] = lambda: None
    units: int = 1


def race(cases: Mapping[str, Case], rounds: int = ROUNDS) -> dict[str, float]:
    """Median seconds of each case over ``rounds``, taken in turns."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds):
        for name, case in cases.items():
            case.prepare()
            begun = perf_counter()
            case.run()
            taken[name].append(perf_counter() - begun)
            print(f"  {number + 1}/{rounds} {name}: {taken[name][-1]:.3f} s", flush=True)
    return {name: median(times) for name, times in taken.items()}
