"""The administrator's pages and invitations. Included at the root, so that mailed links name no program."""

from django.urls import path

from couplesgoals.program.views import activity, care, couples, joining, staff

app_name = "program"
urlpatterns = [
    path("couples/", couples.couples, name="couples"),
    path("couples/<uuid:couple_id>/", couples.couple, name="couple"),
    path("couples/<uuid:couple_id>/hold/", care.couple_hold, name="couple_hold"),
    path("couples/<uuid:couple_id>/resume/", care.couple_resume, name="couple_resume"),
    path("couples/<uuid:couple_id>/discharge/", care.couple_discharge, name="couple_discharge"),
    path("couples/<uuid:couple_id>/care-team/", care.care_team_assign, name="care_team_assign"),
    path("couples/<uuid:couple_id>/invite/", care.invitation_create, name="invitation_create"),
    path("care-team/<uuid:member_id>/end/", care.care_team_end, name="care_team_end"),
    path("enrollments/<uuid:enrollment_id>/hold/", care.enrollment_hold, name="enrollment_hold"),
    path("enrollments/<uuid:enrollment_id>/resume/", care.enrollment_resume, name="enrollment_resume"),
    path(
        "enrollments/<uuid:enrollment_id>/discharge/", care.enrollment_discharge, name="enrollment_discharge"
    ),
    path("invitations/<uuid:invitation_id>/resend/", care.invitation_resend, name="invitation_resend"),
    path("invitations/<uuid:invitation_id>/revoke/", care.invitation_revoke, name="invitation_revoke"),
    path("enroll/", couples.enroll, name="enroll"),
    path("programs/", staff.programs, name="programs"),
    path("programs/<uuid:program_id>/days/", staff.program_rules, name="program_rules"),
    path("staff/", staff.staff, name="staff"),
    path("staff/<uuid:person_id>/library/", staff.editor_set, name="editor_set"),
    path("staff/supervision/", staff.supervision_set, name="supervision_set"),
    path("staff/supervision/<uuid:supervision_id>/end/", staff.supervision_end, name="supervision_end"),
    path("activity/", activity.activity, name="activity"),
    path("join/", joining.join, name="join"),
    path("join/<str:token>/", joining.join_with, name="join_with"),
]
