"""What people choose about messages, the link that stops them, and how delivery goes."""

from django.urls import path

from couplesgoals.reminders.views import choices, delivery, moving, ready, stopping

app_name = "delivery"
urlpatterns = [
    path("preferences/messages/", choices.choices, name="choices"),
    path("couples/<uuid:couple_id>/calendar/", moving.calendar, name="calendar"),
    path("delivery/", delivery.delivery, name="delivery"),
    path("delivery/<uuid:reminder_id>/again/", delivery.send_again, name="send_again"),
    path("stop/<str:token>/", stopping.stop, name="stop"),
    path("ready", ready.ready, name="ready"),
]
