"""`python -m benchmarks.inside SIZES`: sign people in, count each page in this process, print JSON."""

import json
import sys
from dataclasses import asdict

import django


def main(name: str) -> None:
    """Print {"targets": …, "counts": …} by the keys of the pages."""
    django.setup()
    from benchmarks import data
    from benchmarks.counting import count
    from benchmarks.pages import OURS, PAGES
    from benchmarks.targets import visits

    made = visits(getattr(data, name).caseloads)
    counts = {page.key: count(page, made[page.key][0]) for page in PAGES if page.server == OURS}
    targets = {key: [asdict(visit.target) for visit in all_visits] for key, all_visits in made.items()}
    print(json.dumps({"targets": targets, "counts": counts}))


main(sys.argv[1])
