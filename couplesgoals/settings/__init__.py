"""Settings by environment: base for all, demo (embedded servers, DEBUG) and production."""
