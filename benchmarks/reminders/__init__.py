"""Reminders beside the least they could cost: `uv run python -m benchmarks.reminders [--smoke|--full]`."""
