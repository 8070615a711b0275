"""Runs the named benchmarks, or all, and writes their tables."""

import os
import signal
import sys
from importlib import import_module
from tempfile import mkdtemp

NAMES = ("figures", "commits", "imports", "pages")


def main(names: list[str]) -> None:
    """The home is chosen before Django reads its settings. Ended from outside, it still cleans up."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    load = os.getloadavg()[0]
    os.environ["DAJUAN_HOME"] = mkdtemp(prefix="dajuan-bench-")
    os.environ.pop("DAJUAN_DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    settings = import_module("django.conf").settings
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "benchmarks"]  # for the peers' plain table
    import_module("django").setup()
    report = import_module("benchmarks.report")
    with import_module("benchmarks.stage").stage():
        for name in names:
            print(f"{name}:", flush=True)
            for table in import_module(f"benchmarks.{name}").measure():
                report.write(table.name, table.markdown())
    report.write("machine", report.machine(load))


if __name__ == "__main__":
    chosen = sys.argv[1:] or list(NAMES)
    if unknown := set(chosen) - set(NAMES):
        raise SystemExit(f"no benchmark called {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    main(chosen)
