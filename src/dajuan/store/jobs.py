"""Work for later: a thin face of procrastinate. A job enqueued in a transaction exists when it commits."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

import psycopg
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from procrastinate.tasks import Task

from dajuan.kernel.clock import Clock

P = ParamSpec("P")
R = TypeVar("R")

CONCURRENCY = 4
_OLDEST_DUE = """
SELECT extract(epoch FROM now() - min(coalesce(j.scheduled_at, e.at)))
FROM procrastinate_jobs j
LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
WHERE j.status = 'todo' AND coalesce(j.scheduled_at, e.at) <= now()
  AND NOT EXISTS (SELECT FROM procrastinate_jobs d WHERE d.status = 'doing' AND d.lock = j.lock)
"""


def job(name: str, *, attempts: int = 1) -> Callable[[Callable[P, R]], "Task[P, R, P]"]:
    """Names a function that can be put off; arguments are JSON. It may run twice: guard its effect."""
    return app.task(name=name, retry=attempts - 1)


def defer(
    task: "Task[..., Any, ...]", *, at: datetime | None = None, lock: str | None = None, **values: Any
) -> int:
    """Enqueues a call, due at once or ``at``; of one ``lock`` only one runs at a time. The job's id. What the
    database has to say against it is Django's error, as from any other statement."""
    try:
        return task.configure(schedule_at=at, lock=lock).defer(**values)
    except ConnectorException as error:
        with connection.wrap_database_errors:
            raise error.__cause__ or error from None


def seconds_overdue(connection: psycopg.Connection[Any]) -> float:
    """How long the oldest job that could run has been waiting; 0 when none is. Progress, not heartbeat."""
    row = connection.execute(_OLDEST_DUE).fetchone()
    return float(row[0] or 0) if row else 0.0


def take_up_again() -> int:
    """Requeues what a dead worker had begun (a zone has one worker). How many jobs there were."""
    begun = list(ProcrastinateJob.objects.filter(status="doing").values_list("id", flat=True))
    for number in begun:
        app.job_manager.retry_job_by_id(number, retry_at=Clock.now())
    return len(begun)


def work() -> None:
    """Runs jobs until a signal ends it."""
    take_up_again()
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(concurrency=CONCURRENCY, delete_jobs="successful", shutdown_graceful_timeout=10)
