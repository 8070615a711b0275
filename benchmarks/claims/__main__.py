"""``python -m benchmarks.claims [MB …]``: speed on one core in one run, then growth with length.

CPU time, best of five, so that a busy machine does not count against anyone.
"""

import gc
import sys
from os import getloadavg
from time import process_time

from benchmarks.claims.peers import installed
from benchmarks.claims.prose import DENSE, SPARSE, text
from benchmarks.report import Table, ratio, write
from dajuan.claims import check, read

ROUNDS = 5


def best(run: object, argument: str, rounds: int = ROUNDS) -> float:
    assert callable(run)
    taken = []
    for _ in range(rounds):
        begun = process_time()
        run(argument)
        taken.append(process_time() - begun)
    return min(taken)


def main(lengths: list[float]) -> None:
    readers, missing = installed()
    gc.freeze()  # the dictionaries of one reader must not burden the others
    rows = []
    for name, pattern in (("report prose", SPARSE), ("bulletin", DENSE)):
        full = text(pattern, 1.0)
        numerals = len(read(full))
        ours = 0.0
        for reader, run, share in readers:
            part = full[: int(len(full) * share)]
            speed = len(part.encode()) / 1e6 / best(run, part)
            ours = ours or speed
            rate = numerals * speed / (len(full.encode()) / 1e6)
            rows.append((name, reader, f"{speed:.2f} MB/s", f"{rate:,.0f}", ratio(speed / ours)))
    for length in lengths:
        full = text(SPARSE, length)
        reading, both = best(read, full, 1), best(lambda t: check(read(t)), full, 1)
        rows.append((f"{length:g} MB of prose", "dajuan read", f"{length / reading:.2f} MB/s", "", ""))
        rows.append((f"{length:g} MB of prose", "dajuan read and check", f"{length / both:.2f} MB/s", "", ""))
    table = Table(
        "claims",
        ("text", "reader", "speed", "numerals/s", "against ours"),
        rows,
        f"One core, CPU time, best of five, load {getloadavg()[0]:.0f} at the end; from the second time on the reader "
        "remembers what words decide (the first time over new prose costs about twice as much). Goals: read 5 MB/s of prose and 75,000 numerals/s, read and check 2 MB/s. "
        f"Not installed in this run: {', '.join(missing) or 'none'}.",
    )
    print(table.markdown())
    write(table.name, table.markdown())


if __name__ == "__main__":
    main([float(argument) for argument in sys.argv[1:]] or [1, 4, 16])
