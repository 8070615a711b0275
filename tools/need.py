"""What this machine lacks for a goal (``venv``, ``browser``): installs it as root on Debian or Ubuntu, otherwise names the one line to run.

Runs before anything is installed, so it uses the standard library only.
"""

import importlib.util
import os
import shutil
import subprocess
import sys

CJK_FONT_DIRS = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk")


def missing(goals: list[str]) -> list[str]:
    """Debian packages that the goals need and this machine has not."""
    packages: list[str] = []
    if "venv" in goals and importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    if "browser" in goals:
        if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
            packages.append("chromium")
        if not any(map(os.path.isdir, CJK_FONT_DIRS)):
            packages.append("fonts-noto-cjk")
    return packages


def main(goals: list[str]) -> int:
    packages = missing(goals)
    if not packages:
        return 0
    line = "apt-get install --yes --no-install-recommends " + " ".join(packages)
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"installing {' '.join(packages)}", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
        return subprocess.run([*line.split(), "-qq"], check=False, env=environment).returncode
    print(f"This machine lacks: {' '.join(packages)}. Run:\n    sudo {line}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
