"""While the database is away a request gets 503 and is told when to come again; other errors stay errors."""

import psycopg
import pytest
from django.contrib.sessions.backends.cached_db import SessionStore
from django.db import connection, connections
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from dajuan.store.home import APP, Home
from dajuan.store.recovery import Away


def reads(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("read")


def deadlocks(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("DO $$ BEGIN RAISE deadlock_detected; END $$")
    return HttpResponse()


def asks_nonsense(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nonsense")
    return HttpResponse()


def remembers(request: HttpRequest) -> HttpResponse:
    request.session["visits"] = request.session.get("visits", 0) + 1
    if "away" in request.GET:
        connection.close()
        connections.settings["default"]["HOST"] = "/nowhere"
    if "deleted" in request.GET:
        SessionStore(request.session.session_key).delete()
    return HttpResponse()


urlpatterns = [
    path("reads", reads),
    path("deadlocks", deadlocks),
    path("nonsense", asks_nonsense),
    path("remembers", remembers),
]


@pytest.fixture
def client(zone_db: Home, settings: object) -> Client:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["dajuan.store.recovery.RecoveryMiddleware", "dajuan.store.recovery.Sessions"]
    return Client(raise_request_exception=False)


def test_a_request_while_the_database_is_away_is_told_to_come_again(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.addFilter(Away())  # as settings.LOGGING has it
    assert client.get("/reads").content == b"read"
    connection.close()
    monkeypatch.setitem(connections.settings["default"], "HOST", "/nowhere")
    response = client.post("/reads")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    page = response.content.decode()
    assert "正在恢复" in page
    assert 'http-equiv="refresh"' in page
    assert "正在恢复" in caplog.text
    assert "Traceback" not in caplog.text
    monkeypatch.undo()
    assert client.get("/reads").status_code == 200


def test_a_connection_that_died_is_replaced_or_asked_to_come_again(client: Client, zone_db: Home) -> None:
    client.get("/reads")
    with psycopg.connect(zone_db.login(APP)) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert client.get("/reads").status_code in (200, 503)
    connection.close()
    assert client.get("/reads").status_code == 200


def test_a_lost_race_passes_and_a_mistake_does_not(client: Client) -> None:
    assert client.get("/deadlocks").status_code == 503
    assert client.get("/nonsense").status_code == 500


def test_a_session_that_cannot_be_written_comes_again_and_a_deleted_one_does_not(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = connections.settings["default"]["HOST"]
    assert client.get("/remembers").status_code == 200
    with monkeypatch.context() as back:
        back.setitem(connections.settings["default"], "HOST", host)
        assert client.get("/remembers?away").status_code == 503
    assert client.get("/remembers?deleted").status_code == 400
