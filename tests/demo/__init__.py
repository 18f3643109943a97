"""The demo: its processes, its command, its story."""
