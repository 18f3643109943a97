from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation

# Ids do not compress, and trying to took most of the time of writing down who read some hundred records.
PLAIN = "ALTER TABLE audit_auditevent ALTER COLUMN ids SET STORAGE EXTERNAL;"
COMPRESSED = "ALTER TABLE audit_auditevent ALTER COLUMN ids SET STORAGE EXTENDED;"


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("audit", "0002_append_only")]

    operations: ClassVar[list[Operation]] = [migrations.RunSQL(PLAIN, COMPRESSED)]
