"""Who acts. Every change-set names one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """``code`` is stable (``person:12``), ``label`` is the post as printed, ``department`` its unit."""

    code: str
    label: str
    department: str = ""


#: Whoever sits at the machine itself with the data home in hand.
CONSOLE = Actor("console", "本机操作员")
