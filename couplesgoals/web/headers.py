"""Headers Django has no setting for: what the browser may use, and what it must not keep."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

type Handler = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
    "interest-cohort", "magnetometer", "microphone", "midi", "payment", "usb",
)  # fmt: skip
PERMISSIONS_POLICY = ", ".join(f"{name}=()" for name in PERMISSIONS)
# Not "cookies": it would also take those of other sites on the same domain. The session's own is deleted.
CLEAR_SITE_DATA = '"cache", "storage"'


def signs_out(response: HttpResponseBase) -> bool:
    """Whether this response takes the session cookie away: sign-out, time-out, or a session that ended."""
    cookie = response.cookies.get(settings.SESSION_COOKIE_NAME)
    return cookie is not None and not cookie.value


def headers_middleware(get_response: Handler) -> Handler:
    """Keep pages out of every cache, so that Back shows nothing after a sign-out."""
    static_url = settings.STATIC_URL

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # Signed in or not: asking who it is would cost a query, and Back must show nothing in either case.
        is_file = request.path.startswith(static_url)
        if not is_file and "no-store" not in response.get("Cache-Control", ""):
            response["Cache-Control"] = "no-store"
        if signs_out(response):
            response["Clear-Site-Data"] = CLEAR_SITE_DATA
        if response.status_code == 302 and request.headers.get("X-Sent-By") == "script":
            # For static/js/sending.js: a script cannot see where a redirect leads without going there.
            response.status_code, response["X-Go-To"] = 204, response["Location"]
            del response["Location"]
        return response

    return middleware
