"""What every environment shares. DATABASE_URL and REDIS_URL come from the environment or from demo.py."""

import os
from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent.parent

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    # Widget templates of forms, found beside our own
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "couplesgoals.audit",
    "couplesgoals.people",
    "couplesgoals.program",
    "couplesgoals.records",
    "couplesgoals.reminders",
    "couplesgoals.web",
    "couplesgoals.demo",
    "goals",
    "sessions",
    "progress",
]

MIDDLEWARE = [
    "couplesgoals.web.outage.outage_middleware",
    "django.middleware.security.SecurityMiddleware",
    "couplesgoals.web.headers.headers_middleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "couplesgoals.languages.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "couplesgoals.web.csrf.csrf_cookie_middleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "couplesgoals.people.timeouts.timeout_middleware",
    "couplesgoals.records.middleware.viewer_middleware",
    "couplesgoals.people.staff_mfa.staff_mfa_middleware",
    "couplesgoals.people.preferences.preferences_middleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "couplesgoals.urls"
WSGI_APPLICATION = "couplesgoals.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "couplesgoals.web.page.page_context",
            ],
        },
    },
]
FORM_RENDERER = "couplesgoals.web.forms.PageFormRenderer"

# Sign-in -----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["couplesgoals.people.backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "couplesgoals.people.adapters.AccountAdapter"
MFA_ADAPTER = "couplesgoals.people.adapters.MFAAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"reset_password": "couplesgoals.people.forms.ResetPasswordForm"}
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Per address and per network; never a lock-out by account alone, which a partner could use.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,10/5m/key",
    "reset_password": "20/m/ip,5/m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 0
USERSESSIONS_TRACK_ACTIVITY = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TRUST_ENABLED = False
MFA_WEBAUTHN_USER_VERIFICATION = "required"

SESSION_ENGINE = "couplesgoals.people.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# As the session's: nothing of ours stays on a device once its browser is closed.
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "couplesgoals.web.errors.csrf_failure"
SIGN_OUT_AFTER_IDLE_SECONDS = 15 * 60
SIGN_OUT_AFTER_SECONDS = 12 * 60 * 60
STAFF_MFA_REQUIRED = True
# Where links in e-mails lead; never taken from a request, whose host may be forged.
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000")
INVITATION_VALID_HOURS = 72

# Headers -----------------------------------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Data --------------------------------------------------------------------------------------------
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CONN_MAX_AGE = 600
# PostgreSQL keeps the plans of the queries pages ask all the time (couplesgoals/asking.py): most of its work.
DATABASE_KEEPS_PLANS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# Queue -------------------------------------------------------------------------------------------
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 60
CELERY_TASK_SERIALIZER = "json"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Without the broker a page must not wait: two seconds to connect, one more try, then the caller goes on.
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 2,
    "socket_timeout": 3,
    # A message a killed worker held is given out again after this many seconds; tasks end within 60.
    "visibility_timeout": 300,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.2,
    "interval_max": 0.2,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.2,
    "interval_max": 0.2,
}
# Worker and beat wait for the broker as long as it takes.
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BEAT_SCHEDULER = "couplesgoals.reminders.heartbeats.BeatScheduler"
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "create-due-reminders": {"task": "reminders.create_due", "schedule": 60.0, "options": {"expires": 55}},
    "send-due-reminders": {"task": "reminders.send_due", "schedule": 20.0, "options": {"expires": 18}},
    "send-waiting-invitations": {
        "task": "program.send_waiting_invitations",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "seal-audit-log": {"task": "audit.seal", "schedule": 15.0, "options": {"expires": 14}},
}

# Language and time -------------------------------------------------------------------------------
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]

# Files -------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"

# An address without a name: the sender, too, says nothing to whoever holds the phone.
DEFAULT_FROM_EMAIL = "no-reply@localhost"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["couplesgoals.web.bodies.ShallowJSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "couplesgoals.web.paging.Pages",
    "EXCEPTION_HANDLER": "couplesgoals.web.api.answer_exception",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Couples Goals API",
    "DESCRIPTION": "Goals, versions, logs, ratings and appointments, behind the same walls as the pages.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    # Two lists of choices under one field name would be told apart by a hash.
    "ENUM_NAME_OVERRIDES": {
        "AchievementStatusEnum": "goals.models.AchievementStatus",
        "AudienceEnum": "couplesgoals.records.audience.Audience",
        "ChosenAudienceEnum": ["private", "care_team", "couple"],
        "NotSharedAudienceEnum": ["private", "care_team"],
        "SentAudienceEnum": ["private", "couple"],
        "SetbackKindEnum": "progress.lists.SetbackKind",
        "TurnKindEnum": "progress.models.TurnKind",
        "GoalKindEnum": ["joint", "individual"],
        "SessionKindEnum": "sessions.models.SessionKind",
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # The heads of the audit chain: kept with the logs, they show a chain that was cut inside the database.
    "loggers": {"couplesgoals.audit": {"level": "INFO"}},
}
