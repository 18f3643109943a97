"""Side-by-side figures: `uv run python -m benchmarks` measures our pages against a bare signed-in view."""
