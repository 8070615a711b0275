"""Signing in when something is in the way."""

import pytest
from django.db import OperationalError
from django.test import Client

from dajuan.desks.sign_in import AccountBackend
from tests.people import PASSWORD, appoint_all

pytestmark = pytest.mark.usefixtures("zone_db")


def test_what_the_database_could_not_judge_is_no_wrong_password(monkeypatch: pytest.MonkeyPatch) -> None:
    name = appoint_all()["leader"].username
    client = Client(raise_request_exception=False)
    form = {"login": name, "password": PASSWORD}

    def away(*_: object, **__: object) -> None:
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(AccountBackend, "authenticate", away)
        answers = [client.post("/sign-in/", form).status_code for _ in range(12)]
    assert set(answers) == {503}
    assert client.post("/sign-in/", form).headers["Location"] == "/"


def test_signing_in_and_out_leaves_no_message_for_the_next_page() -> None:
    name = appoint_all()["leader"].username
    client = Client()
    form = {"login": name, "password": PASSWORD}
    client.post("/sign-in/", form)
    client.post("/sign-out/")
    page = client.post("/sign-in/", form, follow=True).content.decode()
    assert "指挥台" in page
    assert 'class="say' not in page.partition('<div class="head">')[0]


@pytest.mark.parametrize(
    ("language", "said"), [("zh-hans", "密码太短，至少要 10 个字符。"), ("en", "at least 10")]
)
def test_a_refused_password_is_refused_in_the_readers_language(language: str, said: str) -> None:
    client = Client()
    client.force_login(appoint_all()["leader"])
    client.cookies["django_language"] = language
    form = {"oldpassword": PASSWORD, "password1": "short-one", "password2": "short-one"}
    assert said in client.post("/password/", form).content.decode()


def test_the_name_is_called_as_on_the_account_page() -> None:
    assert 'placeholder="登录名"' in Client().get("/sign-in/").content.decode()
