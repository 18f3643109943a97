"""`python -m couplesgoals.embedded start|stop|status`: the servers by hand, for a shell or an editor."""

import argparse
import sys

from couplesgoals.embedded import places, servers, urls
from couplesgoals.embedded.errors import EmbeddedError


def main() -> int:
    """Do one of the verbs; status tells by its exit code."""
    parser = argparse.ArgumentParser(prog="python -m couplesgoals.embedded")
    parser.add_argument("verb", choices=["start", "stop", "status"])
    verb = parser.parse_args().verb
    try:
        if verb == "start":
            servers.start()
        elif verb == "stop":
            servers.stop()
        runs = servers.is_running()
    except EmbeddedError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{'running' if runs else 'stopped'}, state in {places.state_dir()}")
    if runs:
        print(urls.database(urls.APP), urls.cache(), sep="\n")
    return 0 if runs or verb == "stop" else 3


sys.exit(main())
