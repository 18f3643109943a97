"""Words to lean on at each step of a setback: facts, what helped, another way to see it, going on.

They are offered, to be changed; nothing is filled in for anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class FactExample:
    """The same moment as a camera would see it, and as it is easily told."""

    good: StrPromise
    instead_of: StrPromise


FACTS: tuple[FactExample, ...] = (
    FactExample(
        _("At eight in the evening we talked about money. After ten minutes I left the room."),
        _("It was the same old money fight, as usual."),
    ),
    FactExample(
        _("We had said we would eat at seven. I came home at nine and had not called."),
        _("I ruined the whole evening."),
    ),
    FactExample(
        _("I asked how the day was. I heard “fine”, and then we were both on our phones."),
        _("My partner does not care about me."),
    ),
)

# First person, about now and not forever, and with something that can be done.
REFRAMES: tuple[StrPromise, ...] = (
    _("This was one hard evening. We have had others that went better."),
    _("I was tired and afraid. Both can change."),
    _("I noticed it sooner than last time."),
    _("I do not like what I did. I can do the next part differently."),
    _("We got stuck in our pattern. We know a bit more about it now."),
    _("This step was too big for this week. A smaller one may fit."),
    _("I am still learning this, and learning takes tries."),
    _("I came back to it. That is part of the work."),
    _("What happened is not all that I am."),
    _("We both wanted something good. We lost sight of it for a while."),
    _("I can ask for help earlier next time."),
    _("Today I know one more thing that makes it hard for me."),
    _("Our plan needs a change. That does not make it worthless."),
    _("I can be sorry and still be kind to myself."),
)

# For a return to use: a fork in the road, and nothing starts again from zero.
RETURN_TO_USE_REFRAMES: tuple[StrPromise, ...] = (
    _("This is a fork in the road. I can choose the next turn now."),
    _("The days I have counted stay counted. Nothing starts again from zero."),
    _("I returned to use, and I am telling it. Telling it is a step back toward my path."),
    _("What I have learned so far is still mine."),
    _("Feeling guilty makes me want to give up. I do not have to follow that feeling."),
    _("One use does not decide about the next one. Help today makes a difference."),
    _("There were signs before it. Next time I may see them sooner."),
    _("My plan had a gap. My care team can help me to close it."),
)

# Stands beside the words about a return to use, whatever was chosen there.
RETURN_TO_USE_CARE: StrPromise = _(
    "After some time without use, your body can take less than before. The same amount can be dangerous. "
    "If opioids may be part of it, keep naloxone near. In danger, call 911."
)

WHAT_HELPED: tuple[StrPromise, ...] = (
    _("It helped that one of us asked for a break."),
    _("It helped that I went for a walk."),
    _("It helped to write it down first."),
    _("It helped that my partner listened without an answer ready."),
    _("It helped that I said what I was afraid of."),
    _("It helped to call someone I trust."),
    _("It helped that we waited until the children were asleep."),
    _("It helped to eat something and sleep on it."),
    _("It helped that one of us said sorry."),
    _("It helped that we laughed about a small thing."),
    _("It helped to breathe slowly and look around."),
    _("It helped to know that we have a session this week."),
)

WHAT_WE_LEARNED: tuple[StrPromise, ...] = (
    _("Next time, an early sign for me could be …"),
    _("I learned that I need … before a hard talk."),
    _("A better time for this talk would be …"),
    _("When it starts again, I could first …"),
    _("What I want to remember from this is …"),
    _("What surprised me was …"),
)

RECOMMIT: tuple[StrPromise, ...] = (
    _("I still want this, because …"),
    _("My next small step is …"),
    _("This week I will …"),
    _("When it gets hard again, I will …"),
    _("I will ask for help from …"),
    _("What I can give right now is …"),
    _("I would like us to try …"),
    _("I will know that we are back on our way when …"),
    _("One thing I will do differently is …"),
)
