"""What clinicians read, mark as read and answer."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
