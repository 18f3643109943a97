"""Helen and Walt: Walt recovers from opioids after two back operations and steps down to less care.

They are in their sixties and have been married for 38 years. Helen keeps lists; Walt tells it slant.
"""

from couplesgoals.demo.couples.helen_walt_goals import JOINT, OWN
from couplesgoals.demo.scenes import (
    CARE,
    MINE,
    OURS,
    Care,
    CoupleStory,
    Log,
    Look,
    Meet,
    Note,
    Partner,
    Rate,
    Scene,
)

LOG: tuple[Scene, ...] = (
    Log(56, "11:30", "walt", "medicine", CARE, 3, 2,
        "Seven for seven. Clinic on Tuesday. Nurse has a grandson who fishes."),
    Log(54, "17:00", "helen", "bridge", OURS, 3, 3,
        "Went to bridge. Called home twice. Ruth took my phone away the third time."),
    Log(49, "10:20", "walt", "pain", OURS, 3, 4,
        "Said seven at a quarter to ten. Felt like telling on myself. Heat, stretch, radio show."),
    Log(49, "20:10", "helen", "pain", OURS, 4, 3,
        "He said the number. I did not make a face. I went to water the tomatoes and breathed."),
    Log(45, "11:40", "walt", "medicine", CARE, 4, 2,
        "Good week. Told the doctor that evenings are the hard part."),
    Log(43, "19:45", "helen", "pain", OURS, 3, 3,
        "Two bad days. The plan held on the first. On the second I took over, and he let me know kindly."),
    Log(39, "23:10", "helen", "fear", MINE, 2, 4, "Got up four times. He was snoring every time."),
    Log(36, "10:05", "walt", "pain", OURS, 4, 3,
        "Six, by ten o’clock. She kept her sister’s visit. I made my own soup and it was edible."),
    Log(35, "16:30", "helen", "bridge", OURS, 4, 2,
        "My sister and I drove to the nursery. I bought a fig tree nobody needs."),
    Log(30, "11:15", "walt", "medicine", CARE, 4, 1,
        "Thirty mornings in a row by the calendar on the barn door."),
    Log(26, "20:00", "helen", "pain", OURS, 4, 2,
        "Three on the scale today and he said it anyway. I like hearing the low ones."),
    Log(24, "09:55", "walt", "pain", OURS, 4, 3,
        "Eight. Worst in a month. All three steps, then called the clinic like the plan says. No extra "
        "anything."),
    Log(20, "23:20", "helen", "fear", MINE, 3, 3, "Once. Read two pages of the bird book."),
    Log(17, "17:10", "helen", "bridge", OURS, 5, 1, "Stayed for the cake."),
    Log(15, "11:00", "walt", "medicine", CARE, 4, 2,
        "First week with two groups instead of three. Strange to have a free Thursday. Fixed the gate."),
    Log(10, "20:20", "helen", "pain", OURS, 4, 2, "He said “five” and went on shelling peas. So did I."),
    Log(8, "10:10", "walt", "pain", OURS, 4, 2,
        "Number by ten all week. It is getting to be like the weather report."),
    Log(6, "11:20", "walt", "medicine", CARE, 3, 3,
        "Old friend offered me two of his for the drive home. Said no thanks and told the nurse the next "
        "day."),
    Log(3, "16:45", "helen", "bridge", OURS, 4, 2,
        "Bridge. I did not call home at all. Walt says the house survived."),
    Log(1, "09:50", "walt", "pain", OURS, 4, 2,
        "Four. Rain coming. Helen guessed it before I said it, we both laughed."),
)  # fmt: skip

MEETINGS: tuple[Scene, ...] = (
    Meet(53, "10:00", "elena", minutes=60, note=Note(
        data="Video session, 60 minutes, both at the kitchen table. W. describes hiding pain to spare H.; "
        "H. describes hovering since finding him unresponsive last year. Naloxone is at home and both know "
        "where.",
        assessment="Strong bond, roles narrowed to patient and nurse. Medication for opioid use disorder "
        "well tolerated by W.'s account. No current safety concern, asked separately.",
        plan="Pain-day plan written together. H. to keep her own afternoons. Coordinate with the "
        "prescriber, consent on file.",
        cosigned_by="naomi",
    )),
    Meet(39, "10:00", "elena", note=Note(
        data="Video session, 50 minutes, both present. Two pain days by the plan, one by old habit. W. "
        "could say “I have this one” and H. could hear it.",
        assessment="The plan lowers both hiding and hovering. Good use of humor; checked that it does not "
        "close topics.",
        plan="Keep the plan. H. practices leaving the room when the number is under eight.",
        goals=("pain",),
        cosigned_by="naomi",
    )),
    Meet(18, "10:00", "elena", note=Note(
        data="Video session, 50 minutes, both present. Step-down to two groups a week begins; reviewed what"
        " continues and whom to call. Both rated the joint goal at the level they hoped for.",
        assessment="Stable for step-down by program criteria. Evening hours are W.'s named risk time.",
        plan="Add an evening routine of their own choice as the next joint goal. Individual session for H. "
        "offered.",
        goals=("pain",),
        cosigned_by="naomi",
    )),
    Meet(4, "10:00", "elena", note=Note(
        data="Video session, 45 minutes, both present. Hospital bills discussed for the first time; H. "
        "brought the folder but did not open it. W. told of being offered pills and saying no.",
        assessment="",
        plan="Goal on money sent back with suggestions; look at next version together.",
        goals=("pain",),
        signed=False,
    ), minutes=45),
    Meet(-3, "10:00", "elena"),
    Meet(-8, "10:00", "elena", only="helen"),
)  # fmt: skip

STORY = CoupleStory(
    name="Helen & Walt",
    time_zone="America/Denver",
    enrolled=62,
    review_in=9,
    a=Partner("helen", "Helen Brandt", joined=60, email_ok=True),
    b=Partner("walt", "Walt Brandt", joined=60),
    care=(Care("elena", since=61, lead=True),),
    scenes=(
        *JOINT, *OWN, *LOG, *MEETINGS,
        Rate(40, "10:30", "walt", "pain", -1),
        Rate(40, "19:00", "helen", "pain", -1),
        Rate(19, "09:30", "walt", "pain", 0),
        Rate(19, "20:30", "helen", "pain", 0),
        Rate(14, "11:00", "walt", "medicine", 1),
        Look(4, "12:00", "elena"),
        Look(20, "09:00", "naomi"),
        Look(7, "18:00", "helen"),
        Look(5, "10:00", "walt"),
    ),
)  # fmt: skip
