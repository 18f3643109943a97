"""How the pages are served while they are measured: as in production, but over plain HTTP on this machine.

Templates are cached and static files are hashed and compressed; a second factor is not asked for, as no
browser is there to touch a key. Everything about servers comes from the environment.
"""

import os

import dj_database_url

from couplesgoals.settings.base import *  # noqa: F403  (settings modules build on each other)
from couplesgoals.settings.base import CONN_MAX_AGE

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
ROOT_URLCONF = "benchmarks.urls"
STAFF_MFA_REQUIRED = False

DATABASES = {
    "default": dj_database_url.parse(
        os.environ["DATABASE_URL"], conn_max_age=CONN_MAX_AGE, conn_health_checks=True
    ),
}
OWNER_DATABASE_URL = os.environ["OWNER_DATABASE_URL"]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["REDIS_URL"],
    }
}
CELERY_BROKER_URL = os.environ["BROKER_URL"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
STATIC_ROOT = os.environ["STATIC_ROOT"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
