"""The monthly review: where it stands for one person, its parts, and what both may read of it."""
