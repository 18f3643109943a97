"""How every API list is cut into pages."""

from rest_framework.pagination import CursorPagination


class Pages(CursorPagination):
    """Newest first, 50 a page, by cursor: a deep page costs what the first one does."""

    page_size = 50
    ordering = ("-created_at", "-id")
