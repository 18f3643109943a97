"""Plugins of every test; pytest wants them named at the top."""

pytest_plugins = ["couplesgoals.embedded.pytest_plugin"]
