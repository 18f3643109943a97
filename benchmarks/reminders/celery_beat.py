"""What people pick instead: django-celery-beat with a periodic task for each couple.

It does not take our Django yet, so it lives in an environment of its own, made by uv when this runs; without
a network its figures are left out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from benchmarks.results import check
from benchmarks.servers import CHECKOUT
from couplesgoals.embedded import urls

INSIDE = Path(__file__).with_name("celery_beat_inside.py")
PACKAGES = (
    "django-celery-beat==2.9.*",
    "django>=6.0,<6.1",
    "celery[redis]>=5.7,<5.8",
    "psycopg[binary]>=3.3,<4",
)
DATABASE = "beside"
PATIENCE = 900.0


def measure(tasks: int, ours_a_second: float) -> list[dict[str, Any]]:
    """Start, one tick in which all are due, a tick after an edit, memory; and ours for as many people."""
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        return []
    packages = [part for package in PACKAGES for part in ("--with", package)]
    command = [
        uv,
        "run",
        "--quiet",
        "--no-project",
        "--isolated",
        *packages,
        "python",
        str(INSIDE),
        str(tasks),
    ]
    env = os.environ | {"BESIDE_URL": urls.database(urls.ADMIN, DATABASE), "BROKER_URL": urls.broker(9)}
    env.pop("VIRTUAL_ENV", None)
    done = subprocess.run(
        command, cwd=CHECKOUT.parent, env=env, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    if done.returncode:
        return [check(f"django-celery-beat: left out ({done.stderr.strip()[-120:]})", None, None)]
    found = json.loads(done.stdout)
    theirs = tasks / found["due"]
    return [
        check(f"django-celery-beat, {tasks} tasks: start, seconds", found["start"], None),
        check("… a tick in which all are due, seconds", found["due"], None),
        check("… due tasks a second", theirs, None),
        check("… a tick after one was edited, seconds", found["edited"], None),
        check("… memory of beat, MB", found["memory_mb"], None),
        check("… its due tasks a second / rows of ours", theirs / ours_a_second, 0.01),
    ]
