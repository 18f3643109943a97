"""The baseline, 1×: sessions in the database, auth middleware and a view of 60 bytes; two queries.

`gunicorn "benchmarks.bare:get_application()"` serves it from our database, with our user model.
"""

import os

BODY = b"signed in, and nothing else happens on this page, on purpose"
BACKEND = "django.contrib.auth.backends.ModelBackend"
assert len(BODY) == 60


def get_application():
    """Configure Django for this one view and return the WSGI application."""
    import dj_database_url
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpResponse, HttpResponseForbidden
    from django.urls import path

    def signed_in(request):
        return HttpResponse(BODY) if request.user.is_authenticated else HttpResponseForbidden()

    database = dj_database_url.parse(os.environ["DATABASE_URL"], conn_max_age=600, conn_health_checks=True)
    settings.configure(
        SECRET_KEY=os.environ["SECRET_KEY"],
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES={"default": database},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "couplesgoals.people",
        ],
        AUTH_USER_MODEL="people.User",
        AUTHENTICATION_BACKENDS=[BACKEND],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        ROOT_URLCONF=(path("", signed_in),),
        USE_TZ=True,
    )
    return get_wsgi_application()
