"""URLs of the demo's mailbox; included only under DEBUG."""

from django.urls import path

from couplesgoals.reminders.views import outbox as views

app_name = "reminders"
urlpatterns = [
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<str:file>/<int:number>/", views.outbox_detail, name="outbox_detail"),
]
