"""App configuration of records."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The privacy kernel: who reads which clinical row, said once in Python and once in PostgreSQL."""

    name = "couplesgoals.records"
    label = "records"
