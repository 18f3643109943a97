"""The fault run: `uv run python -m tests.faults [--kills N] [--seed S]`.

Real servers, real processes and real requests; one of them is killed (-9) again and again while messages fall
due and people write. Ledgers outside the database hold what was acknowledged; at the end nothing of it is
missing, and nothing is there twice.
"""
