"""The hand-written table of house test 4: who gets in where, for things of every audience.

Each line: route | thing in the address (or in the body) | who gets in by GET | who gets in by POST.
M Maya, J Jonas, T Tess (other couple), C clinician, F former clinician, I idle clinician, S supervisor,
A administrator, - nobody signed in. "0" is nobody, "." that there is no such method here; everybody not named
finds nothing there, or is asked to sign in. What is in a thing, and whose it is, says scene.py.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One line of the table."""

    name: str
    thing: str
    get: str
    post: str


TABLE = """
# The frame
home                                 |                      | MJTCFISA  | .
web:help_now                         |                      | -MJTCFISA | .
web:leave                            |                      | .         | -MJTCFISA
web:live                             |                      | -MJTCFISA | .
# About oneself
people:more                          |                      | MJTCFISA  | .
people:preferences                   |                      | MJTCFISA  | MJTCFISA
# What people choose about messages, and how delivery goes
delivery:ready                       |                      | -MJTCFISA | .
delivery:choices                     |                      | MJT       | MJT
delivery:delivery                    |                      | A         | .
delivery:calendar                    | couple               | A         | A
delivery:send_again                  | reminder             | .         | A
delivery:stop                        | none                 | -MJTCFISA | -MJTCFISA
# The administrator's pages, and the way in for who is invited
program:couples                      |                      | A         | .
program:couple                       | couple               | A         | .
program:couple_hold                  | couple               | .         | A
program:couple_resume                | couple               | .         | A
program:couple_discharge             | couple               | .         | A
program:care_team_assign             | couple               | .         | A
program:invitation_create            | couple               | .         | A
program:care_team_end                | member               | .         | A
program:enrollment_hold              | enrollment           | .         | A
program:enrollment_resume            | enrollment           | .         | A
program:enrollment_discharge         | enrollment           | .         | A
program:invitation_resend            | invitation           | .         | A
program:invitation_revoke            | invitation           | .         | A
program:enroll                       |                      | A         | A
program:programs                     |                      | A         | A
program:program_rules                | program              | A         | A
program:staff                        |                      | A         | A
program:editor_set                   | clinician            | .         | A
program:supervision_set              |                      | .         | A
program:supervision_end              | supervision          | .         | A
program:activity                     |                      | A         | .
program:join                         |                      | 0         | 0
program:join_with                    | token                | -MJTCFISA | .
# The demo's mailbox; its address exists under DEBUG alone, where all people are fictional
reminders:outbox                     |                      | -MJTCFISA | .
reminders:outbox_detail              | 1                    | 0         | .
# Goals. A draft is its author's alone, so one may keep a draft about any goal one reads
goals:list                           |                      | MJT       | .
goals:propose                        |                      | MJT       | MJT
goals:propose_draft                  |                      | .         | MJT
goals:propose_discard                |                      | .         | MJT
goals:own_new                        |                      | MJT       | MJT
goals:own_new_draft                  |                      | .         | MJT
goals:own_new_discard                |                      | .         | MJT
goals:wording                        |                      | .         | MJT
goals:queue                          |                      | CFIS      | .
# Boundaries are never the partner's to read; the care team reads those shared with it on a page of their own
goals:boundaries                     |                      | MJT       | .
goals:boundary_new                   |                      | MJT       | MJT
goals:boundary_draft                 |                      | .         | MJT
goals:boundary_change                | maya_private_boundary | M         | M
goals:boundary_change                | maya_team_boundary   | M         | M
goals:boundary_change                | jonas_team_boundary  | J         | J
goals:boundary_change                | jonas_private_boundary | J         | J
goals:boundary_let_go                | maya_private_boundary | .         | M
goals:boundary_let_go                | maya_team_boundary   | .         | M
goals:boundary_let_go                | jonas_team_boundary  | .         | J
goals:boundary_let_go                | jonas_private_boundary | .         | J
goals:boundaries_couple              | couple               | CS        | .
goals:boundaries_couple              | other_couple         | 0         | .
# How one's own goals stand to a joint one
goals:links                          | joint                | MJ        | MJ
goals:links                          | waiting              | MJ        | MJ
goals:links                          | proposed             | MJ        | MJ
goals:links                          | talk                 | MJ        | MJ
goals:links                          | two                  | MJ        | MJ
goals:links                          | jonas_private        | 0         | 0
goals:links                          | jonas_team           | 0         | 0
goals:links                          | maya_private         | 0         | 0
goals:links                          | maya_shared          | 0         | 0
goals:links                          | tess_team            | 0         | 0
# The library of examples; the idle clinician of the scene edits it, the last example there is retired
goals:library                        |                      | MJTCFIS   | .
goals:library_theme                  | money                | MJTCFIS   | .
goals:library_theme                  | nothing-like-it      | 0         | .
goals:library_example                | larger-purchases     | MJTCFIS   | .
goals:library_example                | put-away             | I         | .
goals:library_new                    |                      | I         | I
goals:library_revise                 | larger-purchases     | I         | I
goals:library_retire                 | larger-purchases     | .         | I
goals:library_bring_back             | put-away             | .         | I
goals:library_versions               | larger-purchases     | I         | .
goals:answer                         | joint                | MJ        | MJ
goals:answer                         | waiting              | MJ        | MJ
goals:answer                         | proposed             | MJ        | MJ
goals:answer                         | two                  | MJ        | MJ
goals:answer                         | talk                 | MJ        | MJ
goals:answer                         | held                 | MJ        | MJ
goals:answer                         | withdrawn            | MJ        | MJ
goals:answer                         | suggested            | MJ        | MJ
goals:answer                         | maya_private         | 0         | 0
goals:answer                         | maya_shared          | 0         | 0
goals:answer                         | jonas_team           | 0         | 0
goals:answer                         | jonas_private        | 0         | 0
goals:answer                         | tess_team            | 0         | 0
goals:answer_draft                   | joint                | .         | MJCS
goals:answer_draft                   | maya_private         | .         | M
goals:answer_draft                   | jonas_team           | .         | JCS
goals:answer_draft                   | maya_shared          | .         | MJCS
goals:answer_draft                   | tess_team            | .         | T
goals:answer_discard                 | joint                | .         | MJT
goals:answer_discard                 | maya_private         | .         | MJT
goals:answer_discard                 | maya_shared          | .         | MJT
goals:answer_discard                 | tess_team            | .         | MJT
goals:suggest                        | joint                | MJ        | MJ
goals:suggest                        | waiting              | MJ        | MJ
goals:suggest                        | proposed             | MJ        | MJ
goals:suggest                        | two                  | MJ        | MJ
goals:suggest                        | talk                 | MJ        | MJ
goals:suggest                        | held                 | MJ        | MJ
goals:suggest                        | withdrawn            | MJ        | MJ
goals:suggest                        | suggested            | MJ        | MJ
goals:suggest                        | maya_private         | 0         | 0
goals:suggest                        | maya_shared          | 0         | 0
goals:suggest                        | jonas_team           | 0         | 0
goals:suggest                        | jonas_private        | 0         | 0
goals:suggest                        | tess_team            | 0         | 0
goals:suggest_draft                  | joint                | .         | MJCS
goals:suggest_draft                  | maya_private         | .         | M
goals:suggest_draft                  | jonas_team           | .         | JCS
goals:suggest_draft                  | maya_shared          | .         | MJCS
goals:suggest_draft                  | tess_team            | .         | T
goals:suggest_discard                | joint                | .         | MJT
goals:suggest_discard                | maya_private         | .         | MJT
goals:suggest_discard                | maya_shared          | .         | MJT
goals:suggest_discard                | tess_team            | .         | MJT
goals:own_revise                     | joint                | 0         | 0
goals:own_revise                     | waiting              | 0         | 0
goals:own_revise                     | proposed             | 0         | 0
goals:own_revise                     | maya_private         | M         | M
goals:own_revise                     | maya_shared          | M         | M
goals:own_revise                     | left_team            | M         | M
goals:own_revise                     | jonas_private        | J         | J
goals:own_revise                     | jonas_team           | J         | J
goals:own_revise                     | tess_team            | T         | T
goals:own_revise_draft               | joint                | .         | MJCS
goals:own_revise_draft               | maya_private         | .         | M
goals:own_revise_draft               | maya_shared          | .         | MJCS
goals:own_revise_draft               | tess_team            | .         | T
goals:own_revise_discard             | joint                | .         | MJT
goals:own_revise_discard             | maya_private         | .         | MJT
goals:own_revise_discard             | maya_shared          | .         | MJT
goals:own_revise_discard             | tess_team            | .         | MJT
goals:own_audience                   | joint                | 0         | 0
goals:own_audience                   | waiting              | 0         | 0
goals:own_audience                   | proposed             | 0         | 0
goals:own_audience                   | maya_private         | M         | M
goals:own_audience                   | maya_shared          | M         | M
goals:own_audience                   | left_team            | M         | M
goals:own_audience                   | jonas_private        | J         | J
goals:own_audience                   | jonas_team           | J         | J
goals:own_audience                   | tess_team            | T         | T
goals:versions                       | joint                | MJCS      | .
goals:versions                       | waiting              | MJCS      | .
goals:versions                       | proposed             | MJCS      | .
goals:versions                       | two                  | MJCS      | .
goals:versions                       | talk                 | MJCS      | .
goals:versions                       | held                 | MJCS      | .
goals:versions                       | half_done            | MJCS      | .
goals:versions                       | withdrawn            | MJCS      | .
goals:versions                       | suggested            | MJCS      | .
goals:versions                       | left_private         | M         | .
goals:versions                       | left_team            | MCS       | .
goals:versions                       | maya_private         | M         | .
goals:versions                       | maya_team            | MCS       | .
goals:versions                       | maya_shared          | MJCS      | .
goals:versions                       | jonas_private        | J         | .
goals:versions                       | jonas_team           | JCS       | .
goals:versions                       | tess_team            | T         | .
goals:statuses                       |                      | CFIS      | .
goals:print                          | joint                | MJCS      | .
goals:print                          | waiting              | MJCS      | .
goals:print                          | proposed             | MJCS      | .
goals:print                          | two                  | MJCS      | .
goals:print                          | talk                 | MJCS      | .
goals:print                          | held                 | MJCS      | .
goals:print                          | half_done            | MJCS      | .
goals:print                          | withdrawn            | MJCS      | .
goals:print                          | suggested            | MJCS      | .
goals:print                          | left_private         | M         | .
goals:print                          | left_team            | MCS       | .
goals:print                          | maya_private         | M         | .
goals:print                          | maya_team            | MCS       | .
goals:print                          | maya_shared          | MJCS      | .
goals:print                          | jonas_private        | J         | .
goals:print                          | jonas_team           | JCS       | .
goals:print                          | tess_team            | T         | .
goals:change                         | joint                | MJCS      | MJCS
goals:change                         | waiting              | MJCS      | MJCS
goals:change                         | proposed             | MJCS      | MJCS
goals:change                         | talk                 | MJCS      | MJCS
goals:change                         | held                 | MJCS      | MJCS
goals:change                         | half_done            | MJCS      | MJCS
goals:change                         | withdrawn            | MJCS      | MJCS
goals:change                         | suggested            | MJCS      | MJCS
goals:change                         | left_team            | M         | M
goals:change                         | jonas_private        | J         | J
goals:change                         | maya_private         | M         | M
goals:change                         | maya_shared          | M         | M
goals:change                         | jonas_team           | J         | J
goals:change                         | tess_team            | T         | T
goals:review                         | joint                | CS        | CS
goals:review                         | waiting              | CS        | CS
goals:review                         | proposed             | CS        | CS
goals:review                         | two                  | CS        | CS
goals:review                         | talk                 | CS        | CS
goals:review                         | held                 | CS        | CS
goals:review                         | withdrawn            | CS        | CS
goals:review                         | suggested            | CS        | CS
goals:review                         | jonas_private        | 0         | 0
goals:review                         | maya_private         | 0         | 0
goals:review                         | maya_shared          | 0         | 0
goals:review                         | jonas_team           | 0         | 0
goals:review                         | tess_team            | 0         | 0
goals:care_goal                      | couple               | CS        | CS
goals:care_goal                      | other_couple         | 0         | 0
goals:care_goal_draft                | couple               | .         | CS
goals:care_goal_draft                | other_couple         | .         | 0
goals:talk                           | joint                | CS        | CS
goals:talk                           | waiting              | CS        | CS
goals:talk                           | proposed             | CS        | CS
goals:talk                           | two                  | CS        | CS
goals:talk                           | talk                 | CS        | CS
goals:talk                           | held                 | CS        | CS
goals:talk                           | withdrawn            | CS        | CS
goals:talk                           | suggested            | CS        | CS
goals:talk                           | jonas_team           | 0         | 0
goals:talk                           | maya_private         | 0         | 0
goals:talk                           | maya_shared          | 0         | 0
goals:talk                           | tess_team            | 0         | 0
goals:review_draft                   | joint                | .         | MJCS
goals:review_draft                   | maya_private         | .         | M
goals:review_draft                   | maya_shared          | .         | MJCS
goals:review_draft                   | tess_team            | .         | T
# Values: each person's own map; the clinician's page holds what each let the care team read
goals:values                         |                      | MJT       | .
goals:values_new                     |                      | MJT       | MJT
goals:values_draft                   |                      | .         | MJT
goals:values_discard                 |                      | .         | MJT
goals:values_share                   |                      | MJT       | MJT
goals:values_us                      |                      | MJT       | .
goals:values_print                   |                      | MJT       | .
goals:values_earlier                 | maya_map_private     | M         | .
goals:values_earlier                 | jonas_map_private    | J         | .
goals:values_couple                  | couple               | CS        | .
goals:values_couple                  | other_couple         | 0         | .
goals:goal_values                    | joint                | MJ        | MJ
goals:goal_values                    | waiting              | MJ        | MJ
goals:goal_values                    | proposed             | MJ        | MJ
goals:goal_values                    | two                  | MJ        | MJ
goals:goal_values                    | held                 | MJ        | MJ
goals:goal_values                    | jonas_private        | J         | J
goals:goal_values                    | maya_private         | M         | M
goals:goal_values                    | maya_shared          | M         | M
goals:goal_values                    | jonas_team           | J         | J
goals:goal_values                    | tess_team            | T         | T
# Steps are planned and marked by whose they are; one's own view of a goal is nobody else's
goals:steps                          | joint                | MJCS      | .
goals:steps                          | waiting              | MJCS      | .
goals:steps                          | proposed             | MJCS      | .
goals:steps                          | two                  | MJCS      | .
goals:steps                          | talk                 | MJCS      | .
goals:steps                          | held                 | MJCS      | .
goals:steps                          | half_done            | MJCS      | .
goals:steps                          | withdrawn            | MJCS      | .
goals:steps                          | suggested            | MJCS      | .
goals:steps                          | left_private         | M         | .
goals:steps                          | left_team            | MCS       | .
goals:steps                          | maya_private         | M         | .
goals:steps                          | maya_team            | MCS       | .
goals:steps                          | maya_shared          | MJCS      | .
goals:steps                          | jonas_private        | J         | .
goals:steps                          | jonas_team           | JCS       | .
goals:steps                          | tess_team            | T         | .
goals:step_new                       | joint                | MJ        | MJ
goals:step_new                       | waiting              | MJ        | MJ
goals:step_new                       | proposed             | MJ        | MJ
goals:step_new                       | held                 | MJ        | MJ
goals:step_new                       | talk                 | MJ        | MJ
goals:step_new                       | jonas_private        | J         | J
goals:step_new                       | maya_private         | M         | M
goals:step_new                       | maya_shared          | M         | M
goals:step_new                       | jonas_team           | J         | J
goals:step_new                       | tess_team            | T         | T
goals:step_draft                     | joint                | .         | MJ
goals:step_draft                     | waiting              | .         | MJ
goals:step_draft                     | proposed             | .         | MJ
goals:step_draft                     | held                 | .         | MJ
goals:step_draft                     | talk                 | .         | MJ
goals:step_draft                     | jonas_private        | .         | J
goals:step_draft                     | maya_private         | .         | M
goals:step_draft                     | maya_shared          | .         | M
goals:step_draft                     | jonas_team           | .         | J
goals:step_draft                     | tess_team            | .         | T
goals:mine                           | joint                | MJ        | MJ
goals:mine                           | waiting              | MJ        | MJ
goals:mine                           | proposed             | MJ        | MJ
goals:mine                           | held                 | MJ        | MJ
goals:mine                           | talk                 | MJ        | MJ
goals:mine                           | jonas_private        | J         | 0
goals:mine                           | maya_private         | M         | 0
goals:mine                           | maya_shared          | M         | 0
goals:mine                           | jonas_team           | J         | 0
goals:mine                           | tess_team            | T         | 0
goals:mine                           | withdrawn            | MJ        | MJ
goals:mine                           | left_private         | M         | 0
goals:mine                           | left_team            | M         | 0
goals:readiness                      | joint                | MJ        | MJ
goals:readiness                      | waiting              | MJ        | MJ
goals:readiness                      | proposed             | MJ        | MJ
goals:readiness                      | held                 | MJ        | MJ
goals:readiness                      | talk                 | MJ        | MJ
goals:readiness                      | jonas_private        | J         | J
goals:readiness                      | maya_private         | M         | M
goals:readiness                      | maya_shared          | M         | M
goals:readiness                      | jonas_team           | J         | J
goals:readiness                      | tess_team            | T         | T
goals:readiness_why                  | joint                | MJ        | MJ
goals:readiness_why                  | waiting              | MJ        | MJ
goals:readiness_why                  | proposed             | MJ        | MJ
goals:readiness_why                  | held                 | MJ        | MJ
goals:readiness_why                  | talk                 | MJ        | MJ
goals:readiness_why                  | jonas_private        | J         | J
goals:readiness_why                  | maya_private         | M         | M
goals:readiness_why                  | maya_shared          | M         | M
goals:readiness_why                  | jonas_team           | J         | J
goals:readiness_why                  | tess_team            | T         | T
goals:readiness_draft                | joint                | .         | MJ
goals:readiness_draft                | waiting              | .         | MJ
goals:readiness_draft                | proposed             | .         | MJ
goals:readiness_draft                | held                 | .         | MJ
goals:readiness_draft                | talk                 | .         | MJ
goals:readiness_draft                | jonas_private        | .         | J
goals:readiness_draft                | maya_private         | .         | M
goals:readiness_draft                | maya_shared          | .         | M
goals:readiness_draft                | jonas_team           | .         | J
goals:readiness_draft                | tess_team            | .         | T
goals:step_today                     | maya_step_private    | .         | M
goals:step_today                     | maya_step_shared     | .         | M
goals:step_today                     | both_step_team_shared| .         | MJ
goals:step_today                     | jonas_step_team      | .         | J
goals:step_mark                      | maya_step_private    | M         | M
goals:step_mark                      | maya_step_shared     | M         | M
goals:step_mark                      | both_step_team_shared| MJ        | MJ
goals:step_mark                      | jonas_step_team      | J         | J
goals:step_unmark                    | maya_step_private    | .         | M
goals:step_unmark                    | maya_step_shared     | .         | M
goals:step_unmark                    | both_step_team_shared| .         | MJ
goals:step_unmark                    | jonas_step_team      | .         | J
goals:step_end                       | maya_step_private    | .         | M
goals:step_end                       | maya_step_shared     | .         | M
goals:step_end                       | both_step_team_shared| .         | MJ
goals:step_end                       | jonas_step_team      | .         | J
goals:step_resume                    | maya_step_private    | .         | M
goals:step_resume                    | maya_step_shared     | .         | M
goals:step_resume                    | both_step_team_shared| .         | MJ
goals:step_resume                    | jonas_step_team      | .         | J
# Sessions and notes
sessions:calendar                    |                      | CFIS      | .
sessions:plan                        |                      | CFIS      | CFIS
sessions:notes                       |                      | CFIS      | .
sessions:note_detail                 | signed_note          | CS        | .
sessions:note_detail                 | draft_note           | C         | .
sessions:note_detail                 | individual_note      | CS        | .
sessions:note_detail                 | supervisor_draft     | S         | .
sessions:note_cosign                 | signed_note          | .         | S
sessions:note_cosign                 | draft_note           | .         | 0
sessions:note_cosign                 | individual_note      | .         | S
sessions:note_cosign                 | supervisor_draft     | .         | 0
sessions:note_addendum               | signed_note          | .         | CS
sessions:note_addendum               | draft_note           | .         | C
sessions:note_addendum               | individual_note      | .         | CS
sessions:note_addendum               | supervisor_draft     | .         | S
sessions:session                     | together             | MJCS      | .
sessions:session                     | maya_session         | MCS       | .
sessions:session                     | jonas_session        | JCS       | .
sessions:cancel                      | together             | .         | CS
sessions:cancel                      | maya_session         | .         | CS
sessions:cancel                      | jonas_session        | .         | CS
sessions:finish                      | together             | .         | CS
sessions:finish                      | maya_session         | .         | CS
sessions:finish                      | jonas_session        | .         | CS
sessions:note                        | together             | CS        | CS
sessions:note                        | maya_session         | CS        | CS
sessions:note                        | jonas_session        | CS        | CS
sessions:note_autosave               | together             | .         | CS
sessions:note_autosave               | maya_session         | .         | CS
sessions:note_autosave               | jonas_session        | .         | CS
# Today, a goal, the log, ratings; caseload and couple
progress:today                       |                      | MJT       | .
progress:us                          |                      | MJT       | .
progress:far                         |                      | MJT       | .
progress:review                      |                      | MJT       | .
progress:review_send                 |                      | MJT       | MJT
progress:review_part                 | month                | MJ        | MJ
progress:review_part                 | sentinel             | 0         | 0
progress:review_part_draft           | month                | .         | J
progress:review_goal                 | joint                | MJ        | MJ
progress:review_goal                 | maya_private         | 0         | 0
progress:review_goal                 | maya_shared          | 0         | 0
progress:review_goal_draft           | joint                | .         | J
progress:review_goal_draft           | maya_private         | .         | 0
progress:review_wish                 | joint                | .         | MJ
progress:review_wish                 | maya_private         | .         | 0
progress:review_decide               | joint                | .         | MJ
progress:review_decide               | maya_private         | .         | 0
progress:review_bring                | joint                | .         | MJ
progress:review_bring                | maya_private         | .         | 0
progress:review_focus                |                      | .         | MJ
progress:reviews                     |                      | MJT       | .
progress:review_read                 | review_past          | MJ        | .
progress:review_read                 | review_open          | MJ        | .
progress:review_sheet                | review_past          | MJ        | .
progress:review_sheet                | review_open          | M         | .
progress:review_take_back            | maya_past_thanks     | .         | M
progress:review_take_back            | jonas_past_thanks    | .         | J
progress:review_take_back            | maya_open_thanks     | .         | M
progress:priorities                  |                      | MJT       | MJT
progress:priorities_draft            |                      | .         | MJT
progress:priorities_plan             |                      | .         | MJT
progress:priorities_off              | day_today            | .         | MJCS
progress:priorities_off              | day_to_come          | .         | MJCS
progress:priority                    | maya_private_shift   | M         | .
progress:priority                    | maya_team_shift      | M         | .
progress:priority                    | maya_shared_shift    | MJ        | .
progress:priority                    | jonas_shared_shift   | MJ        | .
progress:priority_audience           | maya_private_shift   | M         | M
progress:priority_audience           | maya_team_shift      | M         | M
progress:priority_audience           | maya_shared_shift    | M         | M
progress:priority_talk               | maya_private_shift   | .         | M
progress:priority_talk               | maya_team_shift      | .         | M
progress:priority_talk               | maya_shared_shift    | .         | MJ
progress:priority_talk               | jonas_shared_shift   | .         | MJ
progress:couple_priorities           | couple               | CS        | CS
progress:couple_priorities           | other_couple         | 0         | 0
progress:goal                        | joint                | MJCS      | .
progress:goal                        | waiting              | MJCS      | .
progress:goal                        | proposed             | MJCS      | .
progress:goal                        | two                  | MJCS      | .
progress:goal                        | talk                 | MJCS      | .
progress:goal                        | held                 | MJCS      | .
progress:goal                        | half_done            | MJCS      | .
progress:goal                        | withdrawn            | MJCS      | .
progress:goal                        | suggested            | MJCS      | .
progress:goal                        | left_private         | M         | .
progress:goal                        | left_team            | MCS       | .
progress:goal                        | maya_private         | M         | .
progress:goal                        | maya_team            | MCS       | .
progress:goal                        | maya_shared          | MJCS      | .
progress:goal                        | jonas_private        | J         | .
progress:goal                        | jonas_team           | JCS       | .
progress:goal                        | tess_team            | T         | .
progress:log                         | joint                | MJ        | MJ
progress:log                         | waiting              | MJ        | MJ
progress:log                         | proposed             | MJ        | MJ
progress:log                         | held                 | MJ        | MJ
progress:log                         | jonas_private        | J         | J
progress:log                         | maya_private         | M         | M
progress:log                         | maya_shared          | M         | M
progress:log                         | jonas_team           | J         | J
progress:log                         | tess_team            | T         | T
progress:log_draft                   | joint                | .         | MJ
progress:log_draft                   | maya_private         | .         | M
progress:log_draft                   | maya_shared          | .         | M
progress:log_draft                   | tess_team            | .         | T
progress:rate                        | joint                | MJ        | MJ
progress:rate                        | waiting              | MJ        | MJ
progress:rate                        | proposed             | MJ        | MJ
progress:rate                        | held                 | MJ        | MJ
progress:rate                        | jonas_private        | J         | J
progress:rate                        | maya_private         | M         | M
progress:rate                        | maya_shared          | M         | M
progress:rate                        | jonas_team           | J         | J
progress:rate                        | tess_team            | T         | T
progress:log_audience                | maya_private_log     | M         | M
progress:log_audience                | maya_team_log        | M         | M
progress:log_audience                | maya_shared_log      | M         | M
progress:caseload                    |                      | CFIS      | .
progress:couple                      | couple               | CS        | .
progress:couple                      | other_couple         | 0         | .
progress:couple_review               | couple               | CS        | .
progress:couple_review               | other_couple         | 0         | .
progress:care_review                 | review_past          | CS        | .
progress:care_review                 | review_open          | CS        | .
progress:review_comment              | review_past          | CS        | CS
progress:review_comment              | review_open          | CS        | CS
progress:review_comment_draft        | review_past          | .         | CS
progress:review_comment_draft        | review_open          | .         | CS
progress:review_summary              | review_past          | CS        | .
progress:review_summary              | review_open          | CS        | .
progress:review_summary_couple       | review_past          | CS        | CS
progress:review_summary_couple       | review_open          | CS        | CS
progress:review_summary_couple_draft | review_past          | .         | CS
progress:review_summary_couple_draft | review_open          | .         | CS
progress:review_summary_team         | review_past          | CS        | CS
progress:review_summary_team         | review_open          | CS        | CS
progress:review_summary_team_draft   | review_past          | .         | CS
progress:review_summary_team_draft   | review_open          | .         | CS
progress:review_addendum             | review_past          | CS        | CS
progress:review_addendum             | review_open          | 0         | 0
progress:review_addendum_draft       | review_past          | .         | CS
progress:review_addendum_draft       | review_open          | .         | CS
progress:plan_review                 | couple               | CS        | CS
progress:plan_review                 | other_couple         | 0         | 0
progress:plan_review_draft           | couple               | .         | CS
progress:plan_review_draft           | other_couple         | .         | 0
progress:attainment                  | couple               | CS        | .
progress:attainment                  | other_couple         | 0         | .
progress:readiness                   | couple               | CS        | .
progress:readiness                   | other_couple         | 0         | .
# Sign-in (allauth). Who is led to the sign-in page counts as kept out
account_login                        |                      | -MJTCFISA | -MJTCFISA
account_logout                       |                      | MJTCFISA  | 0
account_inactive                     |                      | -MJTCFISA | .
account_signup                       |                      | 0         | 0
account_reauthenticate               |                      | MJTCFISA  | MJTCFISA
account_change_password              |                      | MJTCFISA  | MJTCFISA
account_reset_password               |                      | -MJTCFISA | -MJTCFISA
account_reset_password_done          |                      | -MJTCFISA | .
account_reset_password_from_key_done |                      | -MJTCFISA | .
mfa_index                            |                      | MJTCFISA  | .
mfa_authenticate                     |                      | MJTCFISA  | MJTCFISA
mfa_reauthenticate                   |                      | MJTCFISA  | MJTCFISA
mfa_activate_totp                    |                      | MJTCFISA  | MJTCFISA
mfa_deactivate_totp                  |                      | 0         | 0
mfa_view_recovery_codes              |                      | 0         | .
mfa_generate_recovery_codes          |                      | MJTCFISA  | MJTCFISA
mfa_download_recovery_codes          |                      | 0         | 0
mfa_list_webauthn                    |                      | MJTCFISA  | .
mfa_add_webauthn                     |                      | MJTCFISA  | MJTCFISA
mfa_reauthenticate_webauthn          |                      | MJTCFISA  | MJTCFISA
mfa_remove_webauthn                  | 1                    | MJTCFISA  | MJTCFISA
mfa_edit_webauthn                    | 1                    | MJTCFISA  | MJTCFISA
usersessions_list                    |                      | MJTCFISA  | MJTCFISA
account_reset_password_from_key      | none                 | -MJTCFISA | -MJTCFISA
# The API
api:schema                           |                      | -MJTCFISA | .
api:goal-list                        |                      | MJTCFISA  | MJTCFISA
api:goal-detail                      | joint                | MJCS      | .
api:goal-detail                      | waiting              | MJCS      | .
api:goal-detail                      | proposed             | MJCS      | .
api:goal-detail                      | two                  | MJCS      | .
api:goal-detail                      | talk                 | MJCS      | .
api:goal-detail                      | held                 | MJCS      | .
api:goal-detail                      | half_done            | MJCS      | .
api:goal-detail                      | withdrawn            | MJCS      | .
api:goal-detail                      | suggested            | MJCS      | .
api:goal-detail                      | left_private         | M         | .
api:goal-detail                      | left_team            | MCS       | .
api:goal-detail                      | maya_private         | M         | .
api:goal-detail                      | maya_team            | MCS       | .
api:goal-detail                      | maya_shared          | MJCS      | .
api:goal-detail                      | jonas_private        | J         | .
api:goal-detail                      | jonas_team           | JCS       | .
api:goal-detail                      | tess_team            | T         | .
api:goal-accept                      | joint                | .         | MJ
api:goal-accept                      | waiting              | .         | MJ
api:goal-accept                      | proposed             | .         | MJ
api:goal-accept                      | two                  | .         | MJ
api:goal-accept                      | talk                 | .         | MJ
api:goal-accept                      | held                 | .         | MJ
api:goal-accept                      | maya_private         | .         | 0
api:goal-accept                      | maya_shared          | .         | 0
api:goal-accept                      | jonas_team           | .         | 0
api:goal-accept                      | tess_team            | .         | 0
api:goal-approve                     | joint                | .         | CS
api:goal-approve                     | waiting              | .         | CS
api:goal-approve                     | proposed             | .         | CS
api:goal-approve                     | two                  | .         | CS
api:goal-approve                     | talk                 | .         | CS
api:goal-approve                     | held                 | .         | CS
api:goal-approve                     | maya_private         | .         | 0
api:goal-approve                     | maya_shared          | .         | 0
api:goal-approve                     | jonas_team           | .         | 0
api:goal-approve                     | tess_team            | .         | 0
api:goal-audience                    | joint                | .         | 0
api:goal-audience                    | waiting              | .         | 0
api:goal-audience                    | proposed             | .         | 0
api:goal-audience                    | maya_private         | .         | M
api:goal-audience                    | maya_shared          | .         | M
api:goal-audience                    | jonas_team           | .         | J
api:goal-audience                    | tess_team            | .         | T
api:goal-revise                      | joint                | .         | 0
api:goal-revise                      | waiting              | .         | 0
api:goal-revise                      | proposed             | .         | 0
api:goal-revise                      | maya_private         | .         | M
api:goal-revise                      | maya_shared          | .         | M
api:goal-revise                      | jonas_team           | .         | J
api:goal-revise                      | tess_team            | .         | T
api:goal-return                      | joint                | .         | CS
api:goal-return                      | waiting              | .         | CS
api:goal-return                      | proposed             | .         | CS
api:goal-return                      | two                  | .         | CS
api:goal-return                      | talk                 | .         | CS
api:goal-return                      | held                 | .         | CS
api:goal-return                      | maya_private         | .         | 0
api:goal-return                      | maya_shared          | .         | 0
api:goal-return                      | jonas_team           | .         | 0
api:goal-return                      | tess_team            | .         | 0
api:goal-suggest                     | joint                | .         | MJ
api:goal-suggest                     | waiting              | .         | MJ
api:goal-suggest                     | proposed             | .         | MJ
api:goal-suggest                     | two                  | .         | MJ
api:goal-suggest                     | talk                 | .         | MJ
api:goal-suggest                     | held                 | .         | MJ
api:goal-suggest                     | maya_private         | .         | 0
api:goal-suggest                     | maya_shared          | .         | 0
api:goal-suggest                     | jonas_team           | .         | 0
api:goal-suggest                     | tess_team            | .         | 0
# A goal's life as verbs of the API
api:goal-check-fit                   | joint                | .         | MJ
api:goal-check-fit                   | waiting              | .         | MJ
api:goal-check-fit                   | proposed             | .         | MJ
api:goal-check-fit                   | maya_private         | .         | 0
api:goal-check-fit                   | maya_shared          | .         | 0
api:goal-check-fit                   | jonas_team           | .         | 0
api:goal-check-fit                   | tess_team            | .         | 0
api:goal-withdraw                    | joint                | .         | MJ
api:goal-withdraw                    | waiting              | .         | MJ
api:goal-withdraw                    | proposed             | .         | MJ
api:goal-withdraw                    | maya_private         | .         | M
api:goal-withdraw                    | maya_shared          | .         | M
api:goal-withdraw                    | jonas_team           | .         | J
api:goal-withdraw                    | tess_team            | .         | T
api:goal-leave                       | joint                | .         | MJ
api:goal-leave                       | waiting              | .         | MJ
api:goal-leave                       | proposed             | .         | MJ
api:goal-leave                       | maya_private         | .         | M
api:goal-leave                       | maya_shared          | .         | M
api:goal-leave                       | jonas_team           | .         | J
api:goal-leave                       | tess_team            | .         | T
api:goal-hold                        | joint                | .         | MJ
api:goal-hold                        | waiting              | .         | MJ
api:goal-hold                        | proposed             | .         | MJ
api:goal-hold                        | maya_private         | .         | M
api:goal-hold                        | maya_shared          | .         | M
api:goal-hold                        | jonas_team           | .         | J
api:goal-hold                        | tess_team            | .         | T
api:goal-resume                      | joint                | .         | MJ
api:goal-resume                      | waiting              | .         | MJ
api:goal-resume                      | proposed             | .         | MJ
api:goal-resume                      | maya_private         | .         | M
api:goal-resume                      | maya_shared          | .         | M
api:goal-resume                      | jonas_team           | .         | J
api:goal-resume                      | tess_team            | .         | T
api:goal-reopen                      | joint                | .         | MJ
api:goal-reopen                      | waiting              | .         | MJ
api:goal-reopen                      | proposed             | .         | MJ
api:goal-reopen                      | maya_private         | .         | M
api:goal-reopen                      | maya_shared          | .         | M
api:goal-reopen                      | jonas_team           | .         | J
api:goal-reopen                      | tess_team            | .         | T
api:goal-complete                    | joint                | .         | MJ
api:goal-complete                    | waiting              | .         | MJ
api:goal-complete                    | proposed             | .         | MJ
api:goal-complete                    | maya_private         | .         | M
api:goal-complete                    | maya_shared          | .         | M
api:goal-complete                    | jonas_team           | .         | J
api:goal-complete                    | tess_team            | .         | T
api:version-list                     |                      | MJTCFISA  | .
api:version-detail                   | joint_version        | MJCS      | .
api:version-detail                   | maya_private_version | M         | .
api:version-detail                   | maya_shared_version  | MJCS      | .
api:starting_point-list              |                      | MJTCFISA  | .
api:starting_point-detail            | example              | MJTCFIS   | .
api:starting_point-detail            | retired_example      | 0         | .
api:boundary-list                    |                      | MJTCFISA  | .
api:boundary-detail                  | maya_private_boundary | M         | .
api:boundary-detail                  | maya_team_boundary   | MCS       | .
api:boundary-detail                  | jonas_team_boundary  | JCS       | .
api:boundary-detail                  | jonas_private_boundary | J         | .
api:value-list                       |                      | MJTCFISA  | MJT
api:value-detail                     | maya_value_private   | M         | .
api:value-detail                     | maya_value_team      | MCS       | .
api:value-detail                     | maya_value_shared    | MJCS      | .
api:value-detail                     | jonas_value_private  | J         | .
api:value-detail                     | jonas_value_team     | JCS       | .
api:value-detail                     | jonas_value_shared   | MJCS      | .
api:value-audience                   | maya_value_private   | .         | M
api:value-audience                   | maya_value_team      | .         | M
api:value-audience                   | maya_value_shared    | .         | M
api:value-audience                   | jonas_value_team     | .         | J
api:value-audience                   | jonas_value_shared   | .         | J
api:step-list                        | joint                | MJTCFISA  | MJ
api:step-list                        | maya_private         | MJTCFISA  | M
api:step-list                        | maya_shared          | MJTCFISA  | M
api:step-list                        | jonas_team           | MJTCFISA  | J
api:step-detail                      | maya_step_private    | M         | .
api:step-detail                      | maya_step_shared     | MJCS      | .
api:step-detail                      | both_step_team_shared| MJCS      | .
api:step-detail                      | jonas_step_team      | JCS       | .
api:step-mark                        | maya_step_private    | .         | M
api:step-mark                        | maya_step_shared     | .         | M
api:step-mark                        | both_step_team_shared| .         | MJ
api:step-mark                        | jonas_step_team      | .         | J
api:step-end                         | maya_step_private    | .         | M
api:step-end                         | maya_step_shared     | .         | M
api:step-end                         | both_step_team_shared| .         | MJ
api:step-end                         | jonas_step_team      | .         | J
api:step_mark-list                   |                      | MJTCFISA  | .
api:step_mark-detail                 | maya_mark_private    | M         | .
api:step_mark-detail                 | maya_mark_team       | MCS       | .
api:step_mark-detail                 | maya_mark_shared     | MJCS      | .
api:step_mark-detail                 | jonas_mark_private   | J         | .
api:step_mark-detail                 | jonas_mark_team      | JCS       | .
api:step_mark-detail                 | jonas_mark_shared    | MJCS      | .
api:readiness-list                   | joint                | MJTCFISA  | MJ
api:readiness-list                   | maya_private         | MJTCFISA  | M
api:readiness-list                   | maya_shared          | MJTCFISA  | M
api:readiness-list                   | jonas_team           | MJTCFISA  | J
api:readiness-detail                 | maya_rulers_private  | M         | .
api:readiness-detail                 | maya_rulers_team     | MCS       | .
api:readiness-detail                 | jonas_rulers_private | J         | .
api:readiness-detail                 | jonas_rulers_team    | JCS       | .
api:log-list                         | joint                | MJTCFISA  | MJ
api:log-list                         | maya_private         | MJTCFISA  | M
api:log-list                         | maya_shared          | MJTCFISA  | M
api:log-detail                       | maya_private_log     | M         | .
api:log-detail                       | maya_team_log        | MCS       | .
api:log-detail                       | maya_shared_log      | MJCS      | .
api:log-audience                     | maya_private_log     | .         | M
api:log-audience                     | maya_team_log        | .         | M
api:log-audience                     | maya_shared_log      | .         | M
api:rating-list                      | joint                | MJTCFISA  | MJ
api:rating-list                      | maya_private         | MJTCFISA  | M
api:rating-list                      | maya_shared          | MJTCFISA  | M
api:rating-detail                    | maya_rating          | MCS       | .
api:appointment-list                 |                      | MJTCFISA  | CS
api:appointment-detail               | together             | MJCS      | .
api:appointment-detail               | maya_session         | MCS       | .
api:appointment-cancel               | together             | .         | CS
api:appointment-cancel               | maya_session         | .         | CS
# The journal: one's own alone; others read an entry, or words of one, only as far as they were shared
progress:journal                     |                      | MJT       | .
progress:journal_prompts             |                      | MJT       | .
progress:journal_export              |                      | MJT       | .
progress:journal_new                 |                      | MJT       | MJT
progress:journal_draft               |                      | .         | MJT
progress:journal_discard             |                      | .         | MJT
progress:journal_shared_list         |                      | MJT       | .
progress:journal_shared              | maya_private_journal | M         | .
progress:journal_shared              | maya_team_journal    | MCS       | .
progress:journal_shared              | maya_shared_journal  | MJCS      | .
progress:journal_shared              | jonas_team_journal   | JCS       | .
progress:journal_entry               | maya_private_journal | M         | .
progress:journal_entry               | maya_team_journal    | M         | .
progress:journal_entry               | maya_shared_journal  | M         | .
progress:journal_entry               | jonas_private_journal | J        | .
progress:journal_change              | maya_private_journal | M         | M
progress:journal_change              | maya_shared_journal  | M         | M
progress:journal_change_draft        | maya_shared_journal  | .         | M
progress:journal_audience            | maya_private_journal | M         | M
progress:journal_audience            | maya_shared_journal  | M         | M
progress:journal_passage             | maya_private_journal | M         | M
progress:journal_passage             | maya_shared_journal  | M         | M
progress:journal_passage_audience    | maya_private_passage | .         | M
progress:journal_passage_audience    | maya_shared_passage  | .         | M
progress:journal_passage_audience    | jonas_team_passage   | .         | J
progress:journal_couple              | couple               | CS        | .
progress:journal_couple              | other_couple         | 0         | .
api:journal-list                     | joint                | MJTCFISA  | MJ
api:journal-list                     | maya_private         | MJTCFISA  | M
api:journal-detail                   | maya_private_journal | M         | .
api:journal-detail                   | maya_team_journal    | MCS       | .
api:journal-detail                   | maya_shared_journal  | MJCS      | .
api:journal-audience                 | maya_private_journal | .         | M
api:journal-audience                 | maya_shared_journal  | .         | M
api:passage-list                     | maya_shared_journal  | MJTCFISA  | M
api:passage-detail                   | maya_private_passage | M         | .
api:passage-detail                   | maya_team_passage    | MCS       | .
api:passage-detail                   | maya_shared_passage  | MJCS      | .
api:passage-audience                 | maya_private_passage | .         | M
api:passage-audience                 | maya_shared_passage  | .         | M
# Coming back to here and now, for whoever needs it
progress:grounding                   |                      | MJTCFIS   | .
progress:grounding_exercise          | five-senses          | MJTCFIS   | .
# The daily check-in: who reads an answer is its author's to choose; an urge the partner never reads
progress:check_in                    |                      | MJT       | MJT
progress:check_in_draft              |                      | .         | MJT
progress:check_in_choices            |                      | MJT       | MJT
progress:check_in_tracker            |                      | .         | MJT
progress:check_in_days               |                      | MJT       | .
progress:check_in_days_show          |                      | .         | MJT
progress:check_in_mine               |                      | MJT       | .
progress:check_in_answer_readers     | maya_private_urge    | M         | M
progress:check_in_answer_readers     | maya_team_urge       | M         | M
progress:check_in_answer_readers     | jonas_team_urge      | J         | J
progress:check_in_line_readers       | maya_private_check_in | M         | M
progress:check_in_line_readers       | maya_team_check_in   | M         | M
progress:check_in_line_readers       | maya_shared_check_in | M         | M
progress:check_in_line_readers       | jonas_shared_check_in | J         | J
api:check_in-list                    |                      | MJTCFISA  | MJT
api:check_in-detail                  | maya_private_check_in | M         | .
api:check_in-detail                  | maya_team_check_in   | MCS       | .
api:check_in-detail                  | maya_shared_check_in | MJCS      | .
api:check_in-detail                  | jonas_team_check_in  | JCS       | .
api:check_in_answer-list             |                      | MJTCFISA  | .
api:check_in_answer-detail           | maya_private_urge    | M         | .
api:check_in_answer-detail           | maya_team_urge       | MCS       | .
api:check_in_answer-detail           | jonas_team_urge      | JCS       | .
api:check_in_answer-detail           | maya_shared_closeness | MJCS      | .
# The way back from a setback: safety is asked alone; each step is read as far as it is shared
progress:setbacks                    |                      | MJT       | .
progress:setback_safe                |                      | MJT       | MJT
progress:setback_new                 |                      | MJT       | MJT
progress:setback_new_draft           |                      | .         | MJT
progress:setback                     | maya_private_setback | M         | .
progress:setback                     | maya_team_setback    | MCS       | .
progress:setback                     | maya_shared_setback  | MJCS      | .
progress:setback                     | jonas_team_setback   | JCS       | .
progress:setback                     | jonas_private_setback | J         | .
progress:setback                     | jonas_shared_setback | MJCS      | .
progress:setback_change              | maya_private_setback | M         | M
progress:setback_change              | maya_shared_setback  | M         | M
progress:setback_change              | jonas_team_setback   | J         | J
progress:setback_readers             | maya_private_setback | M         | M
progress:setback_readers             | maya_shared_setback  | M         | M
progress:setback_readers             | jonas_team_setback   | J         | J
progress:setback_rest                | maya_private_setback | .         | M
progress:setback_rest                | maya_shared_setback  | .         | M
progress:setback_rest                | jonas_team_setback   | .         | J
progress:setback_underneath          | maya_private_setback | M         | M
progress:setback_underneath          | maya_team_setback    | M         | M
progress:setback_underneath          | maya_shared_setback  | MJ        | MJ
progress:setback_underneath          | jonas_team_setback   | J         | J
progress:setback_underneath          | jonas_shared_setback | MJ        | MJ
progress:setback_learned             | maya_private_setback | M         | M
progress:setback_learned             | maya_team_setback    | M         | M
progress:setback_learned             | maya_shared_setback  | MJ        | MJ
progress:setback_learned             | jonas_team_setback   | J         | J
progress:setback_learned             | jonas_shared_setback | MJ        | MJ
progress:setback_words               | maya_private_setback | M         | M
progress:setback_words               | maya_team_setback    | M         | M
progress:setback_words               | maya_shared_setback  | MJ        | MJ
progress:setback_words               | jonas_team_setback   | J         | J
progress:setback_words               | jonas_shared_setback | MJ        | MJ
progress:setback_onward              | maya_private_setback | M         | M
progress:setback_onward              | maya_team_setback    | M         | M
progress:setback_onward              | maya_shared_setback  | MJ        | MJ
progress:setback_onward              | jonas_team_setback   | J         | J
progress:setback_onward              | jonas_shared_setback | MJ        | MJ
progress:setback_read                | maya_private_setback | M         | M
progress:setback_read                | maya_team_setback    | M         | M
progress:setback_read                | maya_shared_setback  | MJ        | MJ
progress:setback_read                | jonas_team_setback   | J         | J
progress:setback_draft               | maya_private_setback | .         | M
progress:setback_draft               | maya_team_setback    | .         | M
progress:setback_draft               | maya_shared_setback  | .         | MJ
progress:setback_draft               | jonas_team_setback   | .         | J
progress:setback_take_back           | maya_private_setback | .         | M
progress:setback_take_back           | maya_shared_setback  | .         | MJ
progress:setback_take_back           | jonas_shared_setback | .         | MJ
progress:setback_take_back           | jonas_team_setback   | .         | J
api:setback-list                     |                      | MJTCFISA  | MJT
api:setback-detail                   | maya_private_setback | M         | .
api:setback-detail                   | maya_team_setback    | MCS       | .
api:setback-detail                   | maya_shared_setback  | MJCS      | .
api:setback-detail                   | jonas_team_setback   | JCS       | .
api:setback_underneath-list          |                      | MJTCFISA  | .
api:setback_underneath-detail        | maya_private_underneath | M         | .
api:setback_underneath-detail        | maya_team_underneath | MCS       | .
api:setback_underneath-detail        | maya_shared_underneath | MJCS      | .
api:setback_underneath-detail        | jonas_side_underneath | J         | .
api:setback_learned-list             |                      | MJTCFISA  | .
api:setback_learned-detail           | maya_private_learned | M         | .
api:setback_learned-detail           | maya_team_learned    | MCS       | .
api:setback_learned-detail           | maya_shared_learned  | MJCS      | .
api:setback_learned-detail           | jonas_side_learned   | J         | .
api:setback_words-list               |                      | MJTCFISA  | .
api:setback_words-detail             | maya_private_i_statement | M         | .
api:setback_words-detail             | maya_team_i_statement | MCS       | .
api:setback_words-detail             | maya_shared_i_statement | MJCS      | .
api:setback_words-detail             | jonas_side_i_statement | J         | .
api:setback_onward-list              |                      | MJTCFISA  | .
api:setback_onward-detail            | maya_private_recommitment | M         | .
api:setback_onward-detail            | maya_team_recommitment | MCS       | .
api:setback_onward-detail            | maya_shared_recommitment | MJCS      | .
api:setback_onward-detail            | jonas_side_recommitment | J         | .
# The coping kit and the hard moment, wins, affirmations and the jar of good things
progress:kit                         |                      | MJT       | .
progress:kit_new                     |                      | MJT       | MJT
progress:kit_draft                   |                      | .         | MJT
progress:kit_pin                     | maya_private_strategy | .         | M
progress:kit_away                    | maya_private_strategy | .         | M
progress:kit_used                    | maya_private_strategy | M         | M
progress:kit_used_draft              | maya_private_strategy | .         | M
progress:kit_audience                | maya_private_strategy | M         | M
progress:hard_moment_strategy        | maya_private_strategy | M         | M
progress:kit_pin                     | maya_team_strategy   | .         | M
progress:kit_away                    | maya_team_strategy   | .         | M
progress:kit_used                    | maya_team_strategy   | M         | M
progress:kit_used_draft              | maya_team_strategy   | .         | M
progress:kit_audience                | maya_team_strategy   | M         | M
progress:hard_moment_strategy        | maya_team_strategy   | M         | M
progress:kit_pin                     | jonas_team_strategy  | .         | J
progress:kit_away                    | jonas_team_strategy  | .         | J
progress:kit_used                    | jonas_team_strategy  | J         | J
progress:kit_used_draft              | jonas_team_strategy  | .         | J
progress:kit_audience                | jonas_team_strategy  | J         | J
progress:hard_moment_strategy        | jonas_team_strategy  | J         | J
progress:hard_moment                 |                      | MJT       | .
progress:wins                        |                      | MJT       | .
progress:win_new                     |                      | MJT       | MJT
progress:win_draft                   |                      | .         | MJT
progress:win_join                    | maya_private_win     | 0         | 0
progress:win_join                    | maya_team_win        | 0         | 0
progress:win_join                    | maya_shared_win      | J         | J
progress:win_join                    | jonas_shared_win     | M         | M
progress:win_join                    | clinician_win        | MJ        | MJ
progress:win_join                    | clinician_team_win   | 0         | 0
progress:win_join_draft              | maya_private_win     | .         | M
progress:win_join_draft              | maya_shared_win      | .         | MJ
progress:win_join_draft              | clinician_win        | .         | MJ
progress:win_join_draft              | clinician_team_win   | .         | 0
progress:win_audience                | maya_private_win     | M         | M
progress:win_audience                | maya_team_win        | M         | M
progress:win_audience                | maya_shared_win      | M         | M
progress:win_audience                | jonas_shared_win     | J         | J
progress:win_audience                | clinician_win        | C         | C
progress:win_audience                | clinician_team_win   | C         | C
progress:couple_win                  | couple               | CS        | CS
progress:couple_win                  | other_couple         | 0         | 0
progress:couple_win_draft            | couple               | .         | CS
progress:affirmations                |                      | MJT       | .
progress:affirmation_new             |                      | MJT       | MJT
progress:affirmation_draft           |                      | .         | MJT
progress:affirmation_send            | maya_private_affirmation | .         | M
progress:affirmation_send            | maya_shared_affirmation | .         | M
progress:affirmation_send            | jonas_private_affirmation | .         | J
progress:affirmation_back            | maya_private_affirmation | .         | M
progress:affirmation_back            | maya_shared_affirmation | .         | M
progress:affirmation_back            | jonas_private_affirmation | .         | J
progress:jar                         |                      | MJT       | .
api:strategy-list                    |                      | MJTCFISA  | MJT
api:strategy-detail                  | maya_private_strategy | M         | .
api:strategy-pin                     | maya_private_strategy | .         | M
api:strategy-put-away                | maya_private_strategy | .         | M
api:strategy-bring-back              | maya_private_strategy | .         | M
api:strategy-audience                | maya_private_strategy | .         | M
api:strategy-detail                  | maya_team_strategy   | MCS       | .
api:strategy-pin                     | maya_team_strategy   | .         | M
api:strategy-put-away                | maya_team_strategy   | .         | M
api:strategy-bring-back              | maya_team_strategy   | .         | M
api:strategy-audience                | maya_team_strategy   | .         | M
api:strategy-detail                  | jonas_team_strategy  | JCS       | .
api:strategy-pin                     | jonas_team_strategy  | .         | J
api:strategy-put-away                | jonas_team_strategy  | .         | J
api:strategy-bring-back              | jonas_team_strategy  | .         | J
api:strategy-audience                | jonas_team_strategy  | .         | J
api:strategy_use-list                | maya_private_strategy | MJTCFISA  | M
api:strategy_use-list                | maya_team_strategy   | MJTCFISA  | M
api:strategy_use-detail              | maya_private_use     | M         | .
api:strategy_use-detail              | maya_team_use        | MCS       | .
api:strategy_use-detail              | jonas_team_use       | JCS       | .
api:review_answer-list               |                      | MJTCFISA  | .
api:review_answer-detail             | maya_past_thanks     | MJCS      | .
api:review_answer-detail             | maya_past_month      | M         | .
api:review_answer-detail             | maya_open_thanks     | MCS       | .
api:review_answer-detail             | jonas_past_sure      | JCS       | .
api:review_answer-audience           | maya_past_thanks     | .         | M
api:review_answer-audience           | maya_open_thanks     | .         | M
api:review_wish-list                 |                      | MJTCFISA  | .
api:review_wish-detail               | maya_past_wish       | MJCS      | .
api:review_wish-detail               | maya_open_wish       | MCS       | .
api:review_decision-list             |                      | MJTCFISA  | .
api:review_decision-detail           | kept                 | MJCS      | .
api:review_focus-list                |                      | MJTCFISA  | .
api:review_focus-detail              | maya_focus           | MJCS      | .
api:review_note-list                 |                      | MJTCFISA  | .
api:review_note-detail               | comment_both         | MJCS      | .
api:review_note-detail               | comment_maya         | MCS       | .
api:review_note-detail               | comment_team         | CS        | .
api:priority_shift-list              |                      | MJTCFISA  | MJT
api:priority_shift-detail            | maya_private_shift   | M         | .
api:priority_shift-audience          | maya_private_shift   | .         | M
api:priority_shift-detail            | maya_team_shift      | MCS       | .
api:priority_shift-audience          | maya_team_shift      | .         | M
api:priority_shift-detail            | maya_shared_shift    | MJCS      | .
api:priority_shift-audience          | maya_shared_shift    | .         | M
api:priority_day-list                |                      | MJTCFISA  | .
api:priority_day-detail              | day_today            | MJCS      | .
api:win-list                         | joint                | MJTCFISA  | MJCS
api:win-detail                       | maya_private_win     | M         | .
api:win-audience                     | maya_private_win     | .         | M
api:win-join                         | maya_private_win     | .         | 0
api:win-detail                       | maya_team_win        | MCS       | .
api:win-audience                     | maya_team_win        | .         | M
api:win-join                         | maya_team_win        | .         | 0
api:win-detail                       | maya_shared_win      | MJCS      | .
api:win-audience                     | maya_shared_win      | .         | M
api:win-join                         | maya_shared_win      | .         | J
api:win-detail                       | clinician_win        | MJCS      | .
api:win-audience                     | clinician_win        | .         | C
api:win-join                         | clinician_win        | .         | MJ
api:win-detail                       | clinician_team_win   | CS        | .
api:win-audience                     | clinician_team_win   | .         | C
api:win-join                         | clinician_team_win   | .         | 0
api:affirmation-list                 |                      | MJTCFISA  | MJT
api:affirmation-detail               | maya_private_affirmation | M         | .
api:affirmation-send                 | maya_private_affirmation | .         | M
api:affirmation-take-back            | maya_private_affirmation | .         | M
api:affirmation-detail               | maya_shared_affirmation | MJCS      | .
api:affirmation-send                 | maya_shared_affirmation | .         | M
api:affirmation-take-back            | maya_shared_affirmation | .         | M
api:affirmation-detail               | jonas_private_affirmation | J         | .
api:affirmation-send                 | jonas_private_affirmation | .         | J
api:affirmation-take-back            | jonas_private_affirmation | .         | J
# The timeline of everything, and the week of a goal on paper
progress:timeline                    |                      | MJT       | .
progress:couple_timeline             | couple               | CS        | .
progress:couple_timeline             | other_couple         | 0         | .
progress:worksheet                   | joint                | MJCS      | .
progress:worksheet                   | waiting              | MJCS      | .
progress:worksheet                   | proposed             | MJCS      | .
progress:worksheet                   | two                  | MJCS      | .
progress:worksheet                   | talk                 | MJCS      | .
progress:worksheet                   | held                 | MJCS      | .
progress:worksheet                   | half_done            | MJCS      | .
progress:worksheet                   | withdrawn            | MJCS      | .
progress:worksheet                   | suggested            | MJCS      | .
progress:worksheet                   | left_private         | M         | .
progress:worksheet                   | left_team            | MCS       | .
progress:worksheet                   | maya_private         | M         | .
progress:worksheet                   | maya_team            | MCS       | .
progress:worksheet                   | maya_shared          | MJCS      | .
progress:worksheet                   | jonas_private        | J         | .
progress:worksheet                   | jonas_team           | JCS       | .
progress:worksheet                   | tess_team            | T         | .
# The repair conversation: both who read what happened, and the care team; a call is one's own page
progress:repair_offer                | maya_private_setback | M         | M
progress:repair_offer                | maya_team_setback    | M         | M
progress:repair_offer                | maya_shared_setback  | MJ        | MJ
progress:repair_offer                | jonas_shared_setback | MJ        | MJ
progress:repair                      | shared_conversation  | MJCS      | .
progress:repair                      | offered_conversation | MJCS      | .
progress:repair                      | shift_conversation   | MJCS      | .
progress:repair_accept               | offered_conversation | .         | MJ
progress:repair_turn                 | shared_conversation  | MJ        | MJ
progress:repair_turn                 | shift_conversation   | MJ        | MJ
progress:repair_draft                | shared_conversation  | .         | MJ
progress:repair_pause                | shared_conversation  | .         | MJ
progress:repair_resume               | shared_conversation  | .         | MJ
progress:repair_slower               | shared_conversation  | .         | MJ
progress:repair_stop                 | shared_conversation  | .         | MJ
progress:repair_stop                 | shift_conversation   | .         | MJ
progress:repair_call                 | shared_conversation  | MJ        | MJ
progress:repair_call                 | shift_conversation   | MJ        | MJ
# The ways back and the cycle: what both told each other, and the care team's view of it
progress:ways_back                   |                      | MJT       | .
progress:cycle                       |                      | MJT       | MJT
progress:cycle_draft                 |                      | .         | MJT
progress:couple_ways_back            | couple               | CS        | .
progress:couple_cycle                | couple               | CS        | CS
api:repair-list                      |                      | MJTCFISA  | .
api:repair-detail                    | shared_conversation  | MJCS      | .
api:repair-detail                    | shift_conversation   | MJCS      | .
api:repair_turn-list                 | shared_conversation  | MJTCFISA  | MJ
api:repair_turn-detail               | maya_turn            | MJCS      | .
api:repair_turn-detail               | jonas_turn           | MJCS      | .
api:repair_turn-detail               | maya_shift_turn      | MJCS      | .
api:cycle_map-list                   |                      | MJTCFISA  | .
api:cycle_map-detail                 | cycle_map            | MJCS      | .
api:cycle_map-detail                 | confirmed_cycle_map  | MJCS      | .
# What clinicians read, mark as read and answer; and what was done about a safety check
progress:told                        |                      | MJT       | .
progress:couple_days                 | couple               | CS        | .
progress:couple_days                 | other_couple         | 0         | .
progress:read                        | couple               | .         | CS
progress:answer                      | maya_private_journal | 0         | 0
progress:answer                      | maya_team_journal    | CS        | CS
progress:answer                      | maya_shared_passage  | CS        | CS
progress:answer                      | maya_team_log        | CS        | CS
progress:answer                      | maya_team_win        | CS        | CS
progress:answer                      | jonas_private_setback | 0         | 0
progress:answer                      | jonas_side_learned   | 0         | 0
progress:answer                      | maya_team_underneath | CS        | CS
progress:answer                      | maya_shared_affirmation | 0         | 0
progress:answer                      | clinician_win        | 0         | 0
progress:answer_draft                | maya_private_journal | .         | 0
progress:answer_draft                | maya_team_journal    | .         | CS
progress:answer_draft                | jonas_team_check_in  | .         | CS
progress:follow_up                   | maya_safety_yes      | CS        | CS
progress:follow_up                   | jonas_safety_yes     | CS        | CS
progress:follow_up                   | maya_safety_followed | CS        | CS
progress:follow_up                   | jonas_safety_followed | CS        | CS
progress:follow_up                   | maya_safety_no       | 0         | 0
progress:follow_up_draft             | maya_safety_yes      | .         | CS
progress:follow_up_draft             | maya_safety_no       | .         | 0
api:entry_feedback-list              | maya_team_journal    | MJTCFISA  | CS
api:entry_feedback-list              | maya_private_journal | MJTCFISA  | 0
api:entry_feedback-detail            | maya_feedback        | MCS       | .
api:entry_feedback-detail            | jonas_entry_feedback | JCS       | .
api:read_mark-list                   | maya_team_journal    | MJTCFISA  | CS
api:read_mark-list                   | maya_private_journal | MJTCFISA  | 0
api:read_mark-detail                 | clinician_read_mark  | C         | .
"""


def _read(line: str) -> Row:
    return Row(*(cell.strip() for cell in line.split("|")))


ROWS = [_read(line) for line in TABLE.splitlines() if "|" in line]
