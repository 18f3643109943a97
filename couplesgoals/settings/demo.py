"""The demo and the tests: embedded servers unless DATABASE_URL and REDIS_URL say otherwise, and DEBUG."""

import os

import dj_database_url

from couplesgoals.embedded import urls as embedded_urls
from couplesgoals.embedded.places import state_dir
from couplesgoals.settings.base import *  # noqa: F403
from couplesgoals.settings.base import CONN_MAX_AGE, MIDDLEWARE

DEBUG = True
SECRET_KEY = "demo-only-never-for-a-real-program-0123456789abcdefghij"  # noqa: S105  (fictional data only)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
INTERNAL_IPS: list[str] = []
# Under DEBUG, too, a page that is not there looks as it will in production.
MIDDLEWARE = [*MIDDLEWARE, "couplesgoals.web.errors.plain_errors_middleware"]

# A server of one's own wins, and then the owner's URL is one's own too.
DATABASE_URL = os.environ.get("DATABASE_URL") or embedded_urls.database(embedded_urls.APP)
OWNER_DATABASE_URL = os.environ.get("OWNER_DATABASE_URL") or (
    None if os.environ.get("DATABASE_URL") else embedded_urls.database(embedded_urls.OWNER)
)
REDIS_URL = os.environ.get("REDIS_URL")

DATABASES = {
    "default": dj_database_url.parse(DATABASE_URL, conn_max_age=CONN_MAX_AGE, conn_health_checks=True),
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL or embedded_urls.cache(),
    }
}
CELERY_BROKER_URL = embedded_urls.broker_of(REDIS_URL) if REDIS_URL else embedded_urls.broker()
# Messages become files one can open and read; nothing leaves the machine.
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": state_dir() / "outbox"},
    }
}
STAFF_MFA_REQUIRED = False
# Static files straight from their sources, fresh at every request, so nothing needs collecting.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
