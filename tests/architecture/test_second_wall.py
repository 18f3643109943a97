"""House test 2 (T6): every clinical table is behind forced policies the runtime role cannot get around."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from couplesgoals.records.models import ClinicalModel
from tests.architecture.catalog import DELETABLE, clinical_models, table_of

RUNTIME = "couplesgoals_app"
OWNER = "couplesgoals_owner"
AUDIT_TABLES = ("audit_auditevent", "audit_auditlink")

type Run = Callable[..., list[tuple[Any, ...]]]

pytestmark = pytest.mark.django_db
every_clinical_model = pytest.mark.parametrize("model", clinical_models(), ids=table_of)


def ask(statement: str, params: Any = None) -> list[tuple[Any, ...]]:
    """The rows of one statement, as the runtime role."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall()


def refused(statement: str, params: Any = None) -> bool:
    """Whether PostgreSQL refuses the runtime role this statement for want of a right."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, params)
    except DatabaseError as error:
        return getattr(error.__cause__, "sqlstate", "") == "42501"
    return False


def rights(table: str) -> set[str]:
    """What the runtime role may do with a table, whoever granted it to whom."""
    every = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN")
    return {
        right
        for right in every
        if ask("SELECT has_table_privilege(current_user, %s, %s)", [table, right])[0][0]
        or (
            right in ("SELECT", "INSERT", "UPDATE", "REFERENCES")
            and ask("SELECT has_any_column_privilege(current_user, %s, %s)", [table, right])[0][0]
        )
    }


def test_people_are_served_as_the_runtime_role() -> None:
    assert ask("SELECT current_user, session_user") == [(RUNTIME, RUNTIME)]


@every_clinical_model
def test_row_security_is_on_and_forced(model: type[ClinicalModel]) -> None:
    table = table_of(model)
    rows = ask("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", [table])
    assert rows == [(True, True)]


@every_clinical_model
def test_each_command_has_exactly_its_policies(model: type[ClinicalModel]) -> None:
    expected = {("reads", "SELECT"), ("inserts", "INSERT")}
    if not model.immutable:
        expected.add(("updates", "UPDATE"))
    if model._meta.label in DELETABLE:
        expected.add(("deletes", "DELETE"))
    rows = ask("SELECT policyname, cmd, permissive FROM pg_policies WHERE tablename = %s", [table_of(model)])
    assert {(name, command) for name, command, _permissive in rows} == expected
    # A second permissive policy would open what the first one closes, so none may hide behind another name.
    assert {permissive for _name, _command, permissive in rows} == {"PERMISSIVE"}


@every_clinical_model
def test_no_policy_lets_everything_pass(model: type[ClinicalModel]) -> None:
    rows = ask(
        "SELECT policyname, coalesce(qual, ''), coalesce(with_check, '') "
        "FROM pg_policies WHERE tablename = %s",
        [table_of(model)],
    )
    for name, qual, check in rows:
        said = [text for text in (qual, check) if text]
        assert said, name
        assert all("app_" in text or "EXISTS" in text for text in said), name


@every_clinical_model
def test_the_runtime_role_has_only_the_rights_the_model_needs(model: type[ClinicalModel]) -> None:
    expected = {"SELECT", "INSERT"}
    if not model.immutable:
        expected.add("UPDATE")
    if model._meta.label in DELETABLE:
        expected.add("DELETE")
    assert rights(table_of(model)) == expected


def test_in_a_frozen_couple_only_a_safety_check_is_written() -> None:
    rows = ask("SELECT tablename FROM pg_policies WHERE cmd = 'INSERT' "
               "AND with_check NOT LIKE '%%app_writable_couples%%'")  # fmt: skip
    # A clinician's review of a goal and what a note is about are not the couple's to write anyway.
    of_clinicians = {"goals_goalreview", "therapy_sessions_notegoal"}
    assert {table for (table,) in rows} - of_clinicians == {"progress_safetycheck"}


def test_no_table_outside_the_catalog_holds_a_link_to_a_clinical_one_without_a_wall() -> None:
    # History and link tables made by hand in a migration would not be Django models at all.
    tables = [table_of(model) for model in clinical_models()]
    rows = ask(
        "SELECT DISTINCT c.conrelid::regclass::text "
        "FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid "
        "WHERE c.contype = 'f' AND c.confrelid = ANY(%s::regclass[]) "
        "AND NOT (t.relrowsecurity AND t.relforcerowsecurity)",
        [tables],
    )
    assert rows == []


def test_every_table_is_known_to_django() -> None:
    known = set(connection.introspection.django_table_names()) | {"django_migrations"}
    assert set(connection.introspection.table_names()) == known


class TestTheRuntimeRole:
    def test_it_has_no_attribute_that_opens_the_wall(self) -> None:
        columns = "rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
        assert ask(f"SELECT {columns} FROM pg_roles WHERE rolname = current_user") == [(False,) * 5]

    def test_it_is_a_member_of_no_other_role(self) -> None:
        assert ask("SELECT roleid FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member "
                   "WHERE r.rolname = current_user") == []  # fmt: skip

    def test_it_owns_nothing(self) -> None:
        owned = ask("SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
        owned += ask("SELECT proname FROM pg_proc WHERE pg_get_userbyid(proowner) = current_user")
        owned += ask("SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = current_user")
        owned += ask("SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = current_user")
        assert owned == []

    @pytest.mark.parametrize("role", [OWNER, "postgres"])
    def test_it_cannot_become_somebody_else(self, role: str) -> None:
        assert refused(f"SET ROLE {role}")
        assert refused(f"SET SESSION AUTHORIZATION {role}")

    def test_it_cannot_switch_triggers_off(self) -> None:
        assert refused("SET session_replication_role = replica")

    def test_it_cannot_make_functions_or_tables_that_stand_in_for_ours(self) -> None:
        assert refused("CREATE TABLE public.people_user2 (id uuid)")
        assert refused("CREATE TEMP TABLE program_careteammember (id uuid)")
        assert refused(
            "CREATE FUNCTION public.app_viewer2() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'"
        )
        assert refused(
            "CREATE OR REPLACE FUNCTION app_viewer() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'"
        )
        assert refused("CREATE SCHEMA mine")

    def test_it_has_only_functions_with_the_callers_rights(self) -> None:
        # Only the queue of the audit log runs as its owner, and it takes no argument.
        rows = ask("SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
                   "WHERE n.nspname = 'public' AND p.prosecdef")  # fmt: skip
        assert rows == [("audit_queue",)]

    def test_no_view_shows_a_table_with_its_owners_eyes(self) -> None:
        rows = ask("SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                   "WHERE n.nspname = 'public' AND c.relkind IN ('v', 'm')")  # fmt: skip
        assert rows == []


@every_clinical_model
def test_the_runtime_role_cannot_take_the_wall_down(model: type[ClinicalModel]) -> None:
    table = table_of(model)
    for statement in (
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE TRIGGER ALL",
        f"ALTER TABLE {table} OWNER TO {RUNTIME}",
        f"DROP POLICY reads ON {table}",
        f"CREATE POLICY all_of_it ON {table} USING (true)",
        f"TRUNCATE {table}",
        f"DROP TABLE {table}",
        f"GRANT ALL ON {table} TO {RUNTIME}",
    ):
        # PostgreSQL answers a GRANT without the right to grant with a warning, never with a right.
        if statement.startswith("GRANT"):
            before = rights(table)
            refused(statement)
            assert rights(table) == before
        else:
            assert refused(statement), statement


@every_clinical_model
def test_the_owner_is_bound_by_the_wall_too(model: type[ClinicalModel], as_owner: Run) -> None:
    table = table_of(model)
    assert as_owner("SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = %s::regclass", [table]) == [
        (OWNER,)
    ]
    assert as_owner("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user") == [
        (False, False)
    ]


@pytest.mark.parametrize("table", AUDIT_TABLES)
def test_the_audit_log_only_grows(table: str) -> None:
    assert rights(table) == {"SELECT", "INSERT"}
    for statement in (f"UPDATE {table} SET event_id = 1", f"DELETE FROM {table}", f"TRUNCATE {table}"):
        if table == "audit_auditevent":
            statement = statement.replace("event_id = 1", "action = 'x'")
        assert refused(statement), statement


def test_what_happened_when_only_grows() -> None:
    assert rights("program_statuschange") == {"SELECT", "INSERT"}
