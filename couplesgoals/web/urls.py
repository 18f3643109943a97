"""URLs of the frame itself."""

from django.urls import path

from couplesgoals.web import views

app_name = "web"
urlpatterns = [
    path(views.HELP_NOW[1:], views.help_now, name="help_now"),
    path(views.LEAVE[1:], views.leave, name="leave"),
    path("live", views.live, name="live"),
]
