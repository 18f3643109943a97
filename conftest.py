"""Plugins of every test; pytest wants them named at the top."""

import pytest

pytest_plugins = ["couplesgoals.embedded.pytest_plugin"]

# What these tests look at is made once for a module and slow to make: a module stays with one process.
MADE_ONCE = ("tests.architecture.", "tests.demo.")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests that share something slow to make together (pytest-xdist, --dist loadgroup)."""
    for item in items:
        module = item.getparent(pytest.Module)
        name = module.obj.__name__ if module else ""
        if name.startswith(MADE_ONCE):
            item.add_marker(pytest.mark.xdist_group(name))
