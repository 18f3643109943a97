"""Asks this container's web server for /ready (or the path given), as a visitor of the site would name it."""

import http.client
import os
import sys
from urllib.parse import urlsplit

PORT = 8000


def status(path: str) -> int:
    """The status of the answer; without an answer 0."""
    host = urlsplit(os.environ["SITE_URL"]).hostname or "localhost"
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": host})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0


if __name__ == "__main__":
    sys.exit(0 if status(sys.argv[1] if len(sys.argv) > 1 else "/ready") == http.HTTPStatus.OK else 1)
