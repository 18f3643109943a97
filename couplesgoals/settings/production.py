"""A real program: everything from the environment, no embedded servers, HTTPS only.

Required: SECRET_KEY, DATABASE_URL (the runtime role), REDIS_URL, SITE_URL (https), ALLOWED_HOSTS (commas).
For `migrate` alone: OWNER_DATABASE_URL. DATABASE_KEEPS_PLANS=yes where no pooler stands before PostgreSQL.
Behind a proxy: TRUSTED_PROXY_COUNT, and FORWARDED_PROTO=yes if that proxy itself sets X-Forwarded-Proto.
Mail: SMTP_HOST, SMTP_PORT, SMTP_USER, SMTP_PASSWORD, SMTP_SECURITY (starttls, tls or none) and MAIL_FROM.
Keys of their own, so that SECRET_KEY can change: AUDIT_KEY, MFA_KEY.
AUDIT_ANCHOR_FILE: where the database's owner cannot write.
"""

import os
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from couplesgoals.settings.base import *  # noqa: F403  (settings modules build on each other)
from couplesgoals.settings.base import CONN_MAX_AGE

REQUIRED = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "SITE_URL", "ALLOWED_HOSTS")
missing = [name for name in REQUIRED if not os.environ.get(name)]
if missing:
    raise ImproperlyConfigured(f"Set these environment variables: {', '.join(missing)}.")

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]
AUDIT_KEY = os.environ.get("AUDIT_KEY", "")
MFA_KEY = os.environ.get("MFA_KEY", "")
AUDIT_ANCHOR_FILE = os.environ.get("AUDIT_ANCHOR_FILE", "")
ALLOWED_HOSTS = [host.strip() for host in os.environ["ALLOWED_HOSTS"].split(",") if host.strip()]
SITE_URL = os.environ["SITE_URL"]
if urlsplit(SITE_URL).scheme != "https":
    raise ImproperlyConfigured("SITE_URL must begin with https://.")

# Servers -----------------------------------------------------------------------------------------
# Safe behind pgbouncer in transaction mode: nothing here outlives its transaction on a connection, unless the
# connection is said to lead straight to PostgreSQL (or through pgbouncer 1.21 with max_prepared_statements).
DATABASE_KEEPS_PLANS = os.environ.get("DATABASE_KEEPS_PLANS") == "yes"
database: dict[str, Any] = dict(
    dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=CONN_MAX_AGE, conn_health_checks=True)
)
database["DISABLE_SERVER_SIDE_CURSORS"] = True
database["OPTIONS"] = {
    **database.get("OPTIONS", {}),
    "prepare_threshold": None,
    "server_side_binding": False,
    "connect_timeout": 5,
}
DATABASES = {"default": database}
OWNER_DATABASE_URL = os.environ.get("OWNER_DATABASE_URL")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["REDIS_URL"],
        "KEY_PREFIX": "cache",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 3},
    }
}
CELERY_BROKER_URL = os.environ["REDIS_URL"]

# HTTPS -------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = True
# Asked from inside, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^live$", r"^ready$"]
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if os.environ.get("FORWARDED_PROTO") == "yes":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXY_COUNT", "0"))
# The prefix has browsers refuse a cookie of this name from another host, path or without TLS.
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True

# Static files: named by their content, so browsers may keep them for ever.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Mail --------------------------------------------------------------------------------------------
SMTP_SECURITY = os.environ.get("SMTP_SECURITY", "starttls")
if SMTP_SECURITY not in {"starttls", "tls", "none"}:
    raise ImproperlyConfigured("SMTP_SECURITY is starttls, tls or none.")
MAILERS = {
    "default": {
        "BACKEND": "couplesgoals.reminders.smtp.EmailBackend",
        "OPTIONS": {
            "host": os.environ.get("SMTP_HOST", "localhost"),
            "port": int(os.environ["SMTP_PORT"]) if os.environ.get("SMTP_PORT") else None,
            "username": os.environ.get("SMTP_USER", ""),
            "password": os.environ.get("SMTP_PASSWORD", ""),
            "use_tls": SMTP_SECURITY == "starttls",
            "use_ssl": SMTP_SECURITY == "tls",
            # A reminder's transaction waits for it; a task may run for 60 s.
            "timeout": 10,
        },
    }
}
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM") or f"no-reply@{urlsplit(SITE_URL).hostname}"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Logs: what happened and where in the code, never what somebody wrote.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"wordless": {"()": "couplesgoals.settings.logs.WordlessFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "wordless"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"couplesgoals": {"level": "INFO"}},
}
# Celery would replace these by its own, which print what a failed task said.
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
