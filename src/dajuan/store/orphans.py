"""A child of the supervisor never outlives it, not even when the supervisor is killed outright."""

import ctypes
import signal
import sys

_PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Asks the kernel to end this process when its parent ends (Linux; elsewhere a stop must be orderly)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
