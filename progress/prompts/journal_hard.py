"""Journal prompts for the hours after something: a session, a fight, a craving, making up."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from progress.prompts.shape import Prompt, Situation, Theme

AFTER_SESSION = (
    Prompt(
        "after-session-stayed",
        Theme.FEELINGS,
        Situation.AFTER_SESSION,
        _("Which sentence from the session is still with you? What does it touch?"),
    ),
    Prompt(
        "after-session-unsaid",
        Theme.FEELINGS,
        Situation.AFTER_SESSION,
        _("Was there something you did not get to say? Try saying it here first."),
    ),
    Prompt(
        "after-session-try",
        Theme.STRENGTH,
        Situation.AFTER_SESSION,
        _("What is one small thing from the session you want to try before the next one?"),
    ),
    Prompt(
        "after-session-surprise",
        Theme.US,
        Situation.AFTER_SESSION,
        _("What did you hear from your partner, or from the group, that was new to you?"),
    ),
    Prompt(
        "after-session-body",
        Theme.BODY,
        Situation.AFTER_SESSION,
        _("How does your body feel now that the session is over? What would be good for it tonight?"),
    ),
    Prompt(
        "after-session-hard-part",
        Theme.FEELINGS,
        Situation.AFTER_SESSION,
        _("Which part was hard to sit through? What helped you stay?"),
    ),
    Prompt(
        "after-session-question",
        Theme.MATTERS,
        Situation.AFTER_SESSION,
        _("What question do you want to bring next time?"),
    ),
)

AFTER_FIGHT = (
    Prompt(
        "after-fight-camera",
        Theme.US,
        Situation.AFTER_FIGHT,
        _("What would a camera have seen, from the first minute to the last? Only what was said and done."),
    ),
    Prompt(
        "after-fight-under",
        Theme.FEELINGS,
        Situation.AFTER_FIGHT,
        _("On top there may have been anger. What was softer underneath?"),
    ),
    Prompt(
        "after-fight-wished",
        Theme.US,
        Situation.AFTER_FIGHT,
        _("What did you most want your partner to understand? Write it in two short sentences."),
    ),
    Prompt(
        "after-fight-their-side",
        Theme.US,
        Situation.AFTER_FIGHT,
        _("If your partner told this story, how might it begin? You do not have to agree with it."),
    ),
    Prompt(
        "after-fight-own-part",
        Theme.STRENGTH,
        Situation.AFTER_FIGHT,
        _("Which of your own words or moves would you do the same way again? Which one differently?"),
    ),
    Prompt(
        "after-fight-calm",
        Theme.BODY,
        Situation.AFTER_FIGHT,
        _("How did you notice that you were getting upset? What helps you to calm down now?"),
    ),
    Prompt(
        "after-fight-safe",
        Theme.FEELINGS,
        Situation.AFTER_FIGHT,
        _("Do you feel safe right now? If not, put this away: “Need help now?” is on every page."),
    ),
)

CRAVING = (
    Prompt(
        "craving-right-now",
        Theme.RECOVERY,
        Situation.CRAVING,
        _("Where in your body is the urge? Is it rising, staying or fading as you write?"),
    ),
    Prompt(
        "craving-before",
        Theme.RECOVERY,
        Situation.CRAVING,
        _("What happened in the hour before the urge came? Who was there, and what were you doing?"),
    ),
    Prompt(
        "craving-needs",
        Theme.FEELINGS,
        Situation.CRAVING,
        _("If the urge could ask for something else, what would it be: rest, food, company, a break?"),
    ),
    Prompt(
        "craving-passed",
        Theme.STRENGTH,
        Situation.CRAVING,
        _("Think of an urge that passed. What did you do while it was there?"),
    ),
    Prompt(
        "craving-next-hour",
        Theme.RECOVERY,
        Situation.CRAVING,
        _("What can you do in the next hour, and where can you be, so that it is easier on you?"),
    ),
    Prompt(
        "craving-tomorrow",
        Theme.STRENGTH,
        Situation.CRAVING,
        _("Write a few kind lines to the person you will be tomorrow morning."),
    ),
    Prompt(
        "craving-who",
        Theme.RECOVERY,
        Situation.CRAVING,
        _("Who can you call or text when it is like this? What could your first sentence be?"),
    ),
)

REPAIR = (
    Prompt(
        "repair-first-step",
        Theme.US,
        Situation.REPAIR,
        _("What would be a small first step toward your partner that you feel ready for?"),
    ),
    Prompt(
        "repair-heard",
        Theme.US,
        Situation.REPAIR,
        _("When did you last feel heard by your partner? What made it possible?"),
    ),
    Prompt(
        "repair-sorry",
        Theme.FEELINGS,
        Situation.REPAIR,
        _("What are you sorry for? Write it without a “but”."),
    ),
    Prompt(
        "repair-reaching-out",
        Theme.US,
        Situation.REPAIR,
        _("How does your partner show that a fight is over? How do you?"),
    ),
    Prompt(
        "repair-time",
        Theme.STRENGTH,
        Situation.REPAIR,
        _("What do you still need before you can feel close again? It is fine to need time."),
    ),
)

HARD = (*AFTER_SESSION, *AFTER_FIGHT, *CRAVING, *REPAIR)
