"""``python -m benchmarks.claims [MB …]``: speed on one core in one run, then growth with length.

CPU time, best of five, so that a busy machine does not count against anyone.
"""

import sys
from time import process_time

from benchmarks.claims.peers import installed
from benchmarks.claims.prose import DENSE, SPARSE, text
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
    for name, pattern in (("report prose", SPARSE), ("bulletin", DENSE)):
        full = text(pattern, 1.0)
        numerals = len(read(full))
        print(f"{name}: {len(full.encode()) / 1e6:.2f} MB, {numerals} claims")
        for reader, run, share in readers:
            part = full[: int(len(full) * share)]
            seconds = best(run, part)
            size = len(part.encode()) / 1e6
            print(f"  {reader:28} {size / seconds:9.2f} MB/s {numerals * share / seconds:12,.0f} claims/s")
    print("missing here:", ", ".join(missing) or "none")
    for length in lengths:
        full = text(SPARSE, length)
        reading, both = best(read, full, 1), best(lambda t: check(read(t)), full, 1)
        print(
            f"  {length:6.1f} MB: read {length / reading:6.2f} MB/s, read and check {length / both:6.2f} MB/s"
        )


if __name__ == "__main__":
    main([float(argument) for argument in sys.argv[1:]] or [1, 4, 16])
