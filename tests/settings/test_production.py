"""Production starts only when it is told everything, and its logs keep people's words out."""

import importlib
import logging
import sys
from types import ModuleType

import pytest
from django.core.exceptions import ImproperlyConfigured

from couplesgoals.settings.logs import WordlessFormatter

ENVIRONMENT = {
    "SECRET_KEY": "k" * 60,
    "DATABASE_URL": "postgresql://couplesgoals_app:p@db/couplesgoals?sslmode=require",
    "REDIS_URL": "redis://valkey:6379/0",
    "SITE_URL": "https://app.example.org",
    "ALLOWED_HOSTS": "app.example.org, www.example.org",
}
OPTIONAL = (
    "FORWARDED_PROTO",
    "TRUSTED_PROXY_COUNT",
    "SMTP_SECURITY",
    "SMTP_PORT",
    "MAIL_FROM",
    "OWNER_DATABASE_URL",
)


def load(monkeypatch: pytest.MonkeyPatch, **changes: str) -> ModuleType:
    """Load the settings module in this environment; the settings in use stay the tests'."""
    for name in OPTIONAL:
        monkeypatch.delenv(name, raising=False)
    for name, value in (ENVIRONMENT | changes).items():
        monkeypatch.setenv(name, value)
    sys.modules.pop("couplesgoals.settings.production", None)
    return importlib.import_module("couplesgoals.settings.production")


@pytest.mark.parametrize("name", ENVIRONMENT)
def test_it_refuses_to_start_without(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=name):
        load(monkeypatch, **{name: ""})


def test_it_refuses_a_site_without_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImproperlyConfigured, match="https"):
        load(monkeypatch, SITE_URL="http://app.example.org")


def test_it_refuses_an_unknown_way_to_the_mail_server(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImproperlyConfigured, match="SMTP_SECURITY"):
        load(monkeypatch, SMTP_SECURITY="ssl")


def test_nothing_outlives_a_transaction_on_a_pooled_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    database = load(monkeypatch).DATABASES["default"]
    assert database["DISABLE_SERVER_SIDE_CURSORS"] is True
    assert database["OPTIONS"]["prepare_threshold"] is None
    assert load(monkeypatch).DATABASE_KEEPS_PLANS is False
    assert database["OPTIONS"]["sslmode"] == "require"
    assert load(monkeypatch, DATABASE_KEEPS_PLANS="yes").DATABASE_KEEPS_PLANS is True


def test_no_proxy_is_believed_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = load(monkeypatch)
    assert alone.ALLAUTH_TRUSTED_PROXY_COUNT == 0
    assert not hasattr(alone, "SECURE_PROXY_SSL_HEADER")
    behind = load(monkeypatch, FORWARDED_PROTO="yes", TRUSTED_PROXY_COUNT="2")
    assert behind.SECURE_PROXY_SSL_HEADER == ("HTTP_X_FORWARDED_PROTO", "https")
    assert behind.ALLAUTH_TRUSTED_PROXY_COUNT == 2


def test_the_sender_is_the_site_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(monkeypatch).DEFAULT_FROM_EMAIL == "no-reply@app.example.org"


def test_logs_keep_an_exceptions_words_out() -> None:
    try:
        try:
            raise ValueError("Key (email)=(maya@example.org) exists")
        except ValueError as error:
            raise RuntimeError("she wrote: I feel alone") from error
    except RuntimeError as error:
        record = logging.LogRecord(
            "app", logging.ERROR, __file__, 1, "Task failed: %r", (error,), sys.exc_info()
        )
        text = WordlessFormatter().format(record)
    assert "maya@" not in text
    assert "alone" not in text
    assert "Task failed: RuntimeError" in text
    assert "builtins.RuntimeError\n" in text
    assert "caused by builtins.ValueError" in text
    assert "test_production.py:" in text
