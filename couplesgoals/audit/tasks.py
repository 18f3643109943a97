"""The audit log's background work."""

from celery import shared_task

from couplesgoals.audit.actions import seal


@shared_task(name="audit.seal")
def seal_audit_log() -> int:
    """Seal what waits; twice, late or two at once does no harm."""
    return seal()
