"""Events and links can only be added; every new event is queued for sealing.

The runtime role loses the rights it gets by default. The triggers refuse everyone, the owner too, until the owner
switches them off: what that leaves behind is for the chain to show.
"""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation

RIGHTS = """
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'couplesgoals_app') THEN
        REVOKE ALL ON audit_auditevent, audit_auditlink, audit_auditpending, audit_audithead FROM couplesgoals_app;
        GRANT SELECT, INSERT ON audit_auditevent, audit_auditlink TO couplesgoals_app;
        GRANT SELECT, DELETE ON audit_auditpending TO couplesgoals_app;
        GRANT SELECT, INSERT, UPDATE ON audit_audithead TO couplesgoals_app;
        GRANT SELECT, UPDATE ON audit_sealed_position TO couplesgoals_app;
    END IF;
END $$;
"""

# How far the chain was ever sealed: a sequence, as TRUNCATE, a deleted head and a rolled-back transaction leave it alone.
SEQUENCE = "CREATE SEQUENCE audit_sealed_position MINVALUE 0 START 0;"

TRIGGERS = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log only grows: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

-- As its owner, so that the runtime role has no way to queue what was sealed already; pg_temp last, so that nobody
-- can slip a temporary table under the queue's name.
CREATE FUNCTION audit_queue() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO audit_auditpending (event_id) SELECT id FROM added;
    RETURN NULL;
END $$;

CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_auditlink
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_only_grows BEFORE DELETE OR TRUNCATE ON audit_audithead
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_only_grows BEFORE TRUNCATE ON audit_auditpending
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_queue AFTER INSERT ON audit_auditevent
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION audit_queue();
"""

UNDO_TRIGGERS = """
DROP TRIGGER audit_queue ON audit_auditevent;
DROP TRIGGER audit_only_grows ON audit_auditevent;
DROP TRIGGER audit_only_grows ON audit_auditlink;
DROP TRIGGER audit_only_grows ON audit_audithead;
DROP TRIGGER audit_only_grows ON audit_auditpending;
DROP FUNCTION audit_queue();
DROP FUNCTION audit_refuse();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("audit", "0001_initial")]

    operations: ClassVar[list[Operation]] = [
        migrations.RunSQL(SEQUENCE, "DROP SEQUENCE audit_sealed_position;"),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, UNDO_TRIGGERS),
    ]
