"""Plugins of every test; pytest wants them named at the top."""

import pytest

pytest_plugins = ["couplesgoals.embedded.pytest_plugin"]

# What these tests look at is made once for a module and slow to make: a module stays with one process.
MADE_ONCE = ("tests.architecture.", "tests.demo.", "tests.goals.test_indistinguishable")
# Minutes each, so they begin before the many short ones, and all processes end at about the same time.
LONG = (
    "tests.goals.test_interleavings",
    "tests.journeys.test_goal_to_note",
    "tests.records.test_three_rules",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests that share something slow to make together (pytest-xdist, --dist loadgroup)."""
    for item in items:
        name = _module_of(item)
        if name.startswith(MADE_ONCE):
            item.add_marker(pytest.mark.xdist_group(name))
    items.sort(key=lambda item: not _module_of(item).startswith(LONG))


def _module_of(item: pytest.Item) -> str:
    module = item.getparent(pytest.Module)
    return module.obj.__name__ if module else ""
