"""The rule, in SQL: row-level security that PostgreSQL enforces on its own. rule.py says the same in Python.

Every function is STABLE and every use is wrapped in `(SELECT …)`, so that PostgreSQL computes the viewer's
couples once a statement, not once a row. They are PL/pgSQL because that keeps its plans for the life of a
connection, where an SQL function is planned again in every statement (0.25 ms each). They name the viewer
first: the setting read again for each row was most of their work. Membership is array_position(), a function
of the row, so that a couple may be among them twice: a policy only narrows what the page's own conditions
find, and never lures PostgreSQL into another plan (see lookups.py).

A parent is asked for with OFFSET 0: then PostgreSQL looks up that of each row it reads. Otherwise it expected
many rows where a page stops after ten, and read all goals of the program for them.
"""

from __future__ import annotations

from django.db import migrations

RUNTIME_ROLE = "couplesgoals_app"

# One's own and those one supervises apart: an OR over both would read the teams of the whole program.
CARED_FOR = """
    SELECT team.couple_id FROM program_careteammember team
    WHERE team.clinician_id = me AND team.ended_at IS NULL
    UNION ALL
    SELECT team.couple_id FROM program_supervision s
    JOIN program_careteammember team ON team.clinician_id = s.clinician_id AND team.ended_at IS NULL
    WHERE s.supervisor_id = me AND s.ended_at IS NULL"""
READS_JOINT = "e.status IN ('planned', 'waitlist', 'active', 'onhold', 'finished')"

FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION app_viewer() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('app.viewer', true), '')::uuid
$$;

CREATE OR REPLACE FUNCTION app_care_couples() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  me uuid := app_viewer();
BEGIN
  IF NOT EXISTS (SELECT FROM people_user p WHERE p.id = me AND p.is_active AND p.role = 'clinician') THEN
    RETURN '{{}}';
  END IF;
  RETURN ARRAY({CARED_FOR});
END $$;

CREATE OR REPLACE FUNCTION app_joint_couples() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  me uuid := app_viewer();
BEGIN RETURN ARRAY(
  SELECT e.couple_id FROM program_enrollment e JOIN people_user p ON p.id = e.person_id
  WHERE e.person_id = me AND p.is_active AND p.role = 'partner'
    AND {READS_JOINT}
); END $$;

CREATE OR REPLACE FUNCTION app_own_couples() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  me uuid := app_viewer();
  what_i_am text;
BEGIN
  SELECT p.role INTO what_i_am FROM people_user p WHERE p.id = me AND p.is_active;
  IF what_i_am = 'partner' THEN
    RETURN ARRAY(SELECT e.couple_id FROM program_enrollment e
                 WHERE e.person_id = me AND e.status <> 'entered-in-error');
  END IF;
  RETURN app_care_couples();
END $$;

CREATE OR REPLACE FUNCTION app_writable_couples() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN RETURN (
  SELECT coalesce(array_agg(e.couple_id), '{{}}') || app_care_couples()
  FROM program_enrollment e
  JOIN people_user me ON me.id = e.person_id
  JOIN program_couple c ON c.id = e.couple_id
  WHERE e.person_id = app_viewer() AND me.is_active AND me.role = 'partner'
    AND e.ended_at IS NULL AND c.frozen_at IS NULL
); END $$;

CREATE OR REPLACE FUNCTION app_guard_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.couple_id, NEW.author_id, NEW.subject_id, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.couple_id, OLD.author_id, OLD.subject_id, OLD.created_at) THEN
    RAISE EXCEPTION 'who a record is by and about never changes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- The trigger's arguments name further columns of the table that never change.
  FOR i IN 0 .. TG_NARGS - 1 LOOP
    IF to_jsonb(NEW) -> TG_ARGV[i] IS DISTINCT FROM to_jsonb(OLD) -> TG_ARGV[i] THEN
      RAISE EXCEPTION 'what a record hangs on never changes' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END LOOP;
  IF NEW.audience IS DISTINCT FROM OLD.audience THEN
    IF OLD.author_id IS DISTINCT FROM app_viewer() THEN
      RAISE EXCEPTION 'only the author chooses who reads a record' USING ERRCODE = 'insufficient_privilege';
    END IF;
    NEW.audience_since := statement_timestamp();
  END IF;
  -- Where nothing more may be written (a frozen couple, an ended enrollment) sharing can still be taken back.
  IF NOT (NEW.couple_id = ANY (app_writable_couples()))
     AND NOT (to_jsonb(NEW) - ARRAY['audience', 'audience_since']
                = to_jsonb(OLD) - ARRAY['audience', 'audience_since']
              AND array_position(ARRAY['private', 'care_team', 'couple'], NEW.audience::text)
                < array_position(ARRAY['private', 'care_team', 'couple'], OLD.audience::text)) THEN
    RAISE EXCEPTION 'here sharing can only be taken back' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
"""

# A couple's place in it says as whom: a partner's are counted from 1, a clinician's from 1000. Thus one value
# tells who reads what is shared, not two; each is made ready in every statement, asked or not.
SHARED_COUPLES = f"""
CREATE OR REPLACE FUNCTION app_shared_couples() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  me uuid := app_viewer();
  what_i_am text;
  in_care uuid[];
  numbered uuid[] := '{{}}';
BEGIN
  SELECT p.role INTO what_i_am FROM people_user p WHERE p.id = me AND p.is_active;
  IF what_i_am = 'partner' THEN
    RETURN ARRAY(SELECT e.couple_id FROM program_enrollment e WHERE e.person_id = me AND {READS_JOINT});
  ELSIF what_i_am = 'clinician' THEN
    in_care := ARRAY({CARED_FOR});
    IF cardinality(in_care) > 0 THEN
      numbered[1000 : 999 + cardinality(in_care)] := in_care;
    END IF;
  END IF;
  RETURN numbered;
END $$;
"""
FUNCTIONS += SHARED_COUPLES

DROP_FUNCTIONS = """
DROP FUNCTION app_guard_record(); DROP FUNCTION app_writable_couples(); DROP FUNCTION app_own_couples();
DROP FUNCTION app_shared_couples();
DROP FUNCTION app_joint_couples(); DROP FUNCTION app_care_couples(); DROP FUNCTION app_viewer();
"""

IN_CARE = "array_position((SELECT app_care_couples()), couple_id) IS NOT NULL"
IN_JOINT = "array_position((SELECT app_joint_couples()), couple_id) IS NOT NULL"
IN_OWN = "array_position((SELECT app_own_couples()), couple_id) IS NOT NULL"
IN_WRITABLE = "array_position((SELECT app_writable_couples()), couple_id) IS NOT NULL"
BY_VIEWER = "author_id = (SELECT app_viewer())"

# Said with as few computed values as can be. What is shared is read in couples that are one's own too, so
# these are asked for only of one's own rows. IS NOT NULL, as PostgreSQL then expects most rows to pass and
# walks an index to the first ten; of a comparison it expected a third, and read and sorted all.
READS_RECORD = f"""(
  ({BY_VIEWER} AND {IN_OWN})
  OR (CASE WHEN array_position((SELECT app_shared_couples()), couple_id) >= CASE
    WHEN audience = 'couple' OR (audience = 'subject' AND subject_id = app_viewer()) THEN 1
    WHEN audience <> 'private' THEN 1000
  END THEN true END) IS NOT NULL
)"""


def _forced(table: str, *, immutable: bool, deletable: bool) -> str:
    """Turn row security on and force it; take away the rights the model never needs."""
    withheld = (["UPDATE"] if immutable else []) + ([] if deletable else ["DELETE"]) + ["TRUNCATE"]
    return f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
    DO $$ BEGIN
      IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{RUNTIME_ROLE}') THEN
        REVOKE {", ".join(withheld)} ON {table} FROM {RUNTIME_ROLE};
      END IF;
    END $$;
    """


def _policies(table: str, *, reads: str, inserts: str, updates: str, immutable: bool, deletable: bool) -> str:
    sql = [
        f"CREATE POLICY reads ON {table} FOR SELECT USING ({reads});",
        f"CREATE POLICY inserts ON {table} FOR INSERT WITH CHECK ({inserts});",
    ]
    if not immutable:
        sql.append(f"CREATE POLICY updates ON {table} FOR UPDATE USING ({updates}) WITH CHECK ({updates});")
    if deletable:
        sql.append(f"CREATE POLICY deletes ON {table} FOR DELETE USING ({reads} AND {BY_VIEWER});")
    return "\n".join(sql)


type Parent = tuple[str, str]


def record_wall(
    table: str,
    *,
    depends_on: Parent | tuple[Parent, ...] | None = None,
    also: str = "true",
    also_insert: str = "true",
    others_update: str = "false",
    fixed: tuple[str, ...] = (),
    immutable: bool = False,
    deletable: bool = False,
) -> migrations.RunSQL:
    """Raise the wall of a ClinicalRecord.

    `depends_on` is (column, parent table), or several of them where a row hangs on one of several; `also`
    narrows reading and `also_insert` writing further, as SQL over the row's own columns. Only its author
    changes a row, unless `others_update` says where readers may too; the columns in `fixed` nobody changes.
    """
    parent, hung_on = _read_too(table, depends_on)
    fixed = (*fixed, *hung_on)
    # What is one's own stays so when the parent is out of sight, as it is after leaving.
    reads = f"{READS_RECORD} AND ({also}) AND ({BY_VIEWER} OR {parent})"
    inserts = f"{BY_VIEWER} AND {IN_WRITABLE} AND ({also_insert}) AND {parent}"
    # The trigger lets an author who may not write here do one thing: take sharing back.
    updates = f"{reads} AND ({BY_VIEWER} OR ({IN_WRITABLE} AND ({others_update})))"
    columns = ", ".join(f"'{column}'" for column in fixed)
    guard = (
        ""
        if immutable
        else f"""
    CREATE TRIGGER guard_record BEFORE UPDATE ON {table} FOR EACH ROW
      EXECUTE FUNCTION app_guard_record({columns});
    """
    )
    return migrations.RunSQL(
        # A wall raised in a database of before asks for it too.
        SHARED_COUPLES
        + _forced(table, immutable=immutable, deletable=deletable)
        + _policies(
            table, reads=reads, inserts=inserts, updates=updates, immutable=immutable, deletable=deletable
        )
        + guard,
        reverse_sql=_lowered(table),
    )


def _read_too(table: str, depends_on: Parent | tuple[Parent, ...] | None) -> tuple[str, tuple[str, ...]]:
    """Return the condition that the viewer reads what a row hangs on, and the columns that say on what."""
    match depends_on:
        case None:
            return "true", ()
        case (str() as column, str() as parent_table):
            return _parent_read(table, column, parent_table), (column,)
    each = [
        f"({table}.{column} IS NULL OR {_parent_read(table, column, parent_table)})"
        for column, parent_table in depends_on
    ]
    return f"({' AND '.join(each)})", tuple(column for column, _table in depends_on)


def _parent_read(table: str, column: str, parent_table: str) -> str:
    # An EXISTS with a qualified column; the parent's own policy applies inside it.
    return f"EXISTS (SELECT 1 FROM {parent_table} p WHERE p.id = {table}.{column} OFFSET 0)"


def part_wall(
    table: str,
    *,
    parent: tuple[str, str],
    author: str | None = None,
    also_insert: str = "true",
    immutable: bool = False,
    deletable: bool = False,
) -> migrations.RunSQL:
    """Raise the wall of a ClinicalPart: `parent` is (column, table), `author` the column of who wrote it.

    `also_insert` narrows writing further, as SQL over the parent, named p.
    """
    column, parent_table = parent
    reads = f"EXISTS (SELECT 1 FROM {parent_table} p WHERE p.id = {table}.{column} OFFSET 0)"
    writes = f"EXISTS (SELECT 1 FROM {parent_table} p WHERE p.id = {table}.{column} AND {IN_WRITABLE})"
    inserts = (
        f"EXISTS (SELECT 1 FROM {parent_table} p WHERE p.id = {table}.{column} AND {IN_WRITABLE}"
        f" AND ({also_insert}))"
    )
    if author:
        inserts += f" AND {author} = (SELECT app_viewer())"
    sql = _policies(table, reads=reads, inserts=inserts, updates=writes, immutable=immutable, deletable=False)
    if deletable:
        sql += f"\nCREATE POLICY deletes ON {table} FOR DELETE USING ({writes});"
    return migrations.RunSQL(
        _forced(table, immutable=immutable, deletable=deletable) + sql, reverse_sql=_lowered(table)
    )


def parents_one_by_one() -> migrations.RunSQL:
    """Have the policies raised before ask for each parent by itself, as those raised since do."""
    return migrations.RunSQL(
        _reads_rewritten(r"(WHERE \(p\.id = \w+\.\w+\))\)", r"\1 OFFSET 0)"),
        reverse_sql=_reads_rewritten(r"(WHERE \(p\.id = \w+\.\w+\))\s+OFFSET 0", r"\1"),
    )


def reads_said_anew(before: str) -> migrations.RunSQL:
    """Have the policies raised before say READS_RECORD where they say `before`, as PostgreSQL writes it."""
    return migrations.RunSQL(
        f"""
        {SHARED_COUPLES}
        DO $do$
        DECLARE
          before text := $before${before}$before$;
          reads text := $reads${READS_RECORD}$reads$;
          one record;
        BEGIN
          FOR one IN SELECT * FROM pg_policies WHERE strpos(concat(qual, with_check), before) > 0 LOOP
            EXECUTE format('ALTER POLICY %I ON %I.%I', one.policyname, one.schemaname, one.tablename)
              || coalesce(' USING (' || replace(one.qual, before, reads) || ')', '')
              || coalesce(' WITH CHECK (' || replace(one.with_check, before, reads) || ')', '');
          END LOOP;
        END $do$;
        """,
        reverse_sql=migrations.RunSQL.noop,
    )


def _reads_rewritten(old: str, new: str) -> str:
    return f"""
    DO $$
    DECLARE
      one record;
    BEGIN
      FOR one IN
        SELECT c.relname, pg_get_expr(p.polqual, p.polrelid) AS reads
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE p.polname = 'reads' AND pg_get_expr(p.polqual, p.polrelid) ~ '{old}'
      LOOP
        EXECUTE format('ALTER POLICY reads ON %I USING (%s)', one.relname,
                       regexp_replace(one.reads, '{old}', '{new}', 'g'));
      END LOOP;
    END $$;
    """


def _shared(alias: str) -> str:
    """Return the condition that a row is shared with the viewer: not by being their own."""
    couple = f"{alias}.couple_id"
    in_care = f"array_position((SELECT app_care_couples()), {couple}) IS NOT NULL"
    in_joint = f"array_position((SELECT app_joint_couples()), {couple}) IS NOT NULL"
    about_viewer = f"{alias}.audience = 'subject' AND {alias}.subject_id = (SELECT app_viewer())"
    return f"""(({alias}.audience <> 'private' AND {in_care})
      OR ({in_joint} AND ({alias}.audience = 'couple' OR ({about_viewer}))))"""


def voice_heard(table: str, *, parent: Parent, above: tuple[Parent, ...] = ()) -> str:
    """Return the condition that a part is the viewer's own, or shared with them; see `voice_reads`."""
    column, parent_table = parent
    heard = f"p.id = {table}.{column} AND {_shared('p')}"
    for name, above_table in above:
        shared = f"EXISTS (SELECT 1 FROM {above_table} a WHERE a.id = p.{name} AND {_shared('a')})"
        heard += f" AND {shared if len(above) == 1 else f'(p.{name} IS NULL OR {shared})'}"
    return f"""({IN_OWN} AND person_id = (SELECT app_viewer()))
          OR EXISTS (SELECT 1 FROM {parent_table} p WHERE {heard})"""


def voice_reads(table: str, *, parent: Parent, above: Parent | None = None) -> migrations.RunSQL:
    """Say anew who reads a part, as a ClinicalVoice: its column `person_id`, and others while it is shared.

    `parent` is (column, table), `above` the same of what the parent hangs on. The table has a column
    couple_id, which is the parent's, whatever is written.
    """
    column, parent_table = parent
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION {table}_couple() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.couple_id := (SELECT p.couple_id FROM {parent_table} p WHERE p.id = NEW.{column});
          RETURN NEW;
        END $$;
        CREATE TRIGGER of_couple BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_couple();
        DROP POLICY reads ON {table};
        CREATE POLICY reads ON {table} FOR SELECT USING (
          {voice_heard(table, parent=parent, above=(above,) if above else ())});
        """,
        reverse_sql=f"""
        DROP POLICY reads ON {table};
        CREATE POLICY reads ON {table} FOR SELECT USING (
          EXISTS (SELECT 1 FROM {parent_table} p WHERE p.id = {table}.{column}));
        DROP TRIGGER of_couple ON {table};
        DROP FUNCTION {table}_couple();
        """,
    )


def _lowered(table: str) -> str:
    policies = "\n".join(
        f"DROP POLICY IF EXISTS {name} ON {table};" for name in ("reads", "inserts", "updates", "deletes")
    )
    return f"""{policies}
    DROP TRIGGER IF EXISTS guard_record ON {table};
    ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
    ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
    """
