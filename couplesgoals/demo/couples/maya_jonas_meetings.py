"""Maya's and Jonas's sessions, and the notes of them."""

from couplesgoals.demo.scenes import Meet, Note, Scene

MEETINGS: tuple[Scene, ...] = (
    Meet(76, "18:00", "elena", minutes=60, note=Note(
        data="Video session, 60 minutes, both partners at home in one room. Reviewed limits of "
        "confidentiality, the couple's secrets policy and what to do in a crisis. Each named one hope: "
        "evenings together (M.), to be trusted near a bad mood (J.).",
        assessment="Both motivated. A pattern of silence and checking is described by each without blame "
        "when prompted. No current safety concern for either partner, asked separately.",
        plan="Each sets one individual goal. Introduce proposing a joint goal next session.",
        cosigned_by="naomi",
    )),
    Meet(69, "18:00", "elena", note=Note(
        data="Video session, 50 minutes, both present. First evening held; M. reports listening for signs "
        "of drinking, J. reports relief at having a task. Practiced naming a worry in one sentence.",
        assessment="Early engagement in the joint goal by both. M.'s vigilance is expected at this stage.",
        plan="Keep two evenings. M. to note when the vigilance eases. Next session in two weeks.",
        goals=("evenings",),
        cosigned_by="naomi",
    )),
    Meet(62, "12:00", "peter", only="maya", note=Note(
        data="Video session, 50 minutes, M. alone at home, door closed. Explored what checking gives her "
        "and what it costs. She chose the words “ask once, then breathe.”",
        assessment="Good insight, some exhaustion after night shifts. No safety concern.",
        plan="Five slow breaths after one question. Sleep hygiene around shifts. Support group information "
        "sent.",
        goals=("mine",),
    )),
    Meet(55, "18:00", "elena", note=Note(
        data="Video session, 50 minutes, both present. Built a shared list for cravings and worries; the "
        "signal “wave” was chosen by J. and widened by M. to include her own worry.",
        assessment="Moving from watching each other to acting together. Ten minutes may prove short.",
        plan="Rehearse the signal when calm. Approved the joint goal. Review ratings in session.",
        goals=("wave",),
        cosigned_by="naomi",
    )),
    Meet(45, "18:00", "elena", note=Note(
        data="Video session, 50 minutes, both present. J. brought the return to use of last Friday himself;"
        " two drinks, sponsor called the same night, told M. the next morning. M. spoke about anger and "
        "relief. Walked the chain: party, no exit time, word not used.",
        assessment="Setback met with openness by both and quick use of supports. No withdrawal signs "
        "reported; no safety concern, asked separately.",
        plan="J. adds an exit time and a text to the plan. Prescriber informed with J.'s consent. Goal kept.",
        goals=("wave", "evenings"),
        cosigned_by="naomi",
        addendum="Prescriber confirmed receipt and sees J. on Monday; no change of medication planned.",
    )),
    Meet(34, "18:00", "elena", only="jonas", note=Note(
        data="Video session, 50 minutes, J. alone in his parked truck, location confirmed. Reviewed "
        "high-risk times: payday, late finish, parties. He links poor sleep with craving.",
        assessment="Confidence rising, realistic about risk. No use since the reported setback, by his "
        "account.",
        plan="Continue sleep goal. Payday plan: meeting first, then home. Individual check in four weeks.",
        goals=("meetings", "sleep"),
        cosigned_by="naomi",
    )),
    Meet(27, "18:00", "elena", note=Note(
        data="Video session, 50 minutes, both present. Both now rate the evenings at the level they hoped "
        "for; J. thanked M. for the night shifts. Talked through the shorter version of the goal.",
        assessment="Perceptions have come together since week five. Repair attempts are noticed and "
        "answered.",
        plan="Speaker–listener practice, ten minutes, once before next session. Topic: money.",
        goals=("evenings",),
        cosigned_by="naomi",
    )),
    Meet(20, "12:00", "elena", only="maya", note=Note(
        data="Video session, 45 minutes, M. alone at home. She reports a week with one question a day or "
        "none, and more room for her own evening. Private writing continues; content left with her.",
        assessment="Vigilance down by her own account, rest improved. No safety concern.",
        plan="Continue. She decides whether and when to bring a part of the writing to a couple session.",
        goals=("ask-once", "mine"),
        cosigned_by="naomi",
    ), minutes=45),
    Meet(13, "18:00", "elena", note=Note(
        data="Video session, 50 minutes, both present. Speaker–listener on money: two rounds each, one "
        "pause called by J. and kept by both, returned after ten minutes as agreed.",
        assessment="The time-out worked as planned. Stress around unopened mail is shared.",
        plan="Open mail together once a week. Bring a question about the next three months.",
        goals=("wave",),
        cosigned_by="naomi",
    )),
    Meet(6, "18:00", "elena", note=Note(
        data="Video session, 50 minutes, both present. Week with site flooding: one evening kept, one "
        "moved. M. used the signal about money and both opened the mail. First talk of what continues after"
        " the program.",
        assessment="The couple adapts plans without giving them up. Ready to begin aftercare planning.",
        plan="Each names two rituals to keep. Monthly review before next session; then aftercare outline.",
        goals=("evenings", "wave"),
    )),
    Meet(-1, "18:00", "elena"),
    Meet(-5, "17:00", "elena", only="jonas"),
    Meet(-15, "18:00", "elena"),
)  # fmt: skip
