"""Silencing a light: only with an approved reason and an end."""

from datetime import date

from dajuan.kernel.clock import Clock
from dajuan.ledger.actors import Actor
from dajuan.ledger.change import Change, Committed, commit_change
from dajuan.projects.lights import LIGHTS
from dajuan.projects.models import LightSuppression


def suppress_light(
    *, project_code: str, light: str, reason: str, valid_to: date, by: Actor, key: str
) -> Committed[None]:
    """A leader approves a reason that turns a light into 已说明 until ``valid_to`` (inclusive).

    ValueError when the light is unknown, the reason empty or the end already past.
    """
    today = Clock.today()
    if light not in LIGHTS:
        raise ValueError(f"没有“{light}”这种灯")
    if not reason.strip():
        raise ValueError("请写明理由")
    if valid_to < today:
        raise ValueError("截止日期已过，请填今天或以后的日期")

    def write(change: Change) -> None:
        del change
        LightSuppression.objects.create(
            project_id=project_code,
            light=light,
            reason=reason.strip(),
            approved_by=by.label,
            valid_from=today,
            valid_to=valid_to,
            reported_on=today,
        )

    return commit_change(
        write,
        by=by,
        action="projects.suppress_light",
        subject=project_code,
        reason=reason.strip(),
        key=key,
        body=f"{project_code}|{light}|{reason}|{valid_to}".encode(),
        reported_on=today,
    )
