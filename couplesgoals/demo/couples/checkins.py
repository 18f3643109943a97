"""How the days were for whom: a minute each, with the days nobody felt like it left out."""

from __future__ import annotations

from couplesgoals.demo.scenes import CARE, MINE, OURS, Scene
from couplesgoals.demo.scenes_checkin import ChooseDaily, check_ins

MAYA_JONAS: tuple[Scene, ...] = (
    ChooseDaily(
        79, "13:40", "maya", ("feeling", "closeness"),
        (("feeling", CARE), ("closeness", OURS), ("line", OURS)), shows_days=True,
    ),
    ChooseDaily(
        79, "20:00", "jonas", ("feeling", "closeness", "urge"),
        (("closeness", OURS), ("urge", CARE), ("line", CARE)), shows_days=True,
    ),
    *check_ins(
        "maya", "13:50",
        readers={"feeling": CARE, "closeness": OURS},
        feeling="....34. 4.354.. 45.3.64 .455.2. 3.6556. 6.567.. 556.67. 74.35.. 567..76 .67678. 777.868",
        closeness="....33. 3.343.. 34.4.44 .354.3. 2.4555. 5.666.. 556.66. 63.24.. 456..67 .66777. 777.878",
        lines={
            77: ("Four nights in a row. I have nothing left to be nice with.", CARE),
            74: ("He made coffee before I asked.", OURS),
            66: ("Slept five hours. That is a lot, for me.", CARE),
            60: ("We sat on the steps for ten minutes and said nothing. It was good.", OURS),
            52: ("I counted the glasses again. I know I said I would not.", MINE),
            47: ("He told me about the wood and I listened to the end.", OURS),
            41: ("Hard night on the ward. He left the light on.", OURS),
            33: ("I did not ask. I was proud of that and told nobody.", CARE),
            26: ("Quiet. I am careful again.", MINE),
            19: ("We stood in the rain and laughed.", OURS),
            12: ("Slept, ate, walked. Small and complete.", OURS),
            5: ("Three evenings without a clock in my head.", CARE),
            1: ("Tired, and glad to come home.", OURS),
        },
    ),
    *check_ins(
        "jonas", "20:20",
        readers={"feeling": CARE, "closeness": OURS, "urge": CARE},
        feeling="....54. 5.4.55. .565.4. 55.43.. .4556.. 66.57.. 6.5667. .532.4. 56.66.. 67.776. 7.78.77",
        closeness="....33. 4.3.44. .454.4. 43.32.. .3455.. 55.56.. 5.5666. .422.3. 45.66.. 66.767. 7.77.78",
        urge="....56. 6.5.55. .645.5. 44.67.. .5443.. 44.33.. 3.4333. .686.5. 43.33.. 32.322. 2.23.12",
        lines={
            76: ("Long day on the roof. Nothing in the house to say no to.", CARE),
            70: ("Called my sponsor instead of driving past the place.", CARE),
            63: ("She laughed at breakfast.", OURS),
            55: ("Bad hour at five. It went.", CARE),
            44: ("Good day. The table is done.", OURS),
            36: ("Ten minutes on the steps, both of us.", OURS),
            27: ("I do not want to write about it.", MINE),
            20: ("She asked once and then believed me.", OURS),
            10: ("Planed oak all day. Hands tired, head quiet.", OURS),
            3: ("A wave at the gas station. I stood there until it was over.", CARE),
        },
    ),
)  # fmt: skip

PRIYA_DANIEL: tuple[Scene, ...] = (
    ChooseDaily(22, "21:05", "priya", ("feeling",), (("feeling", CARE), ("line", MINE))),
    ChooseDaily(
        22, "19:30", "daniel", ("feeling", "closeness"), (("closeness", OURS), ("line", OURS)),
        shows_days=True,
    ),
    *check_ins(
        "priya", "21:20", readers={"feeling": CARE},
        feeling="43.25.4 3.445.. 54.365.",
        lines={
            18: ("An answer, and then another answer. I wrote both down.", MINE),
            11: ("I slept through.", CARE),
            2: ("He said it first, before I asked. I noticed.", MINE),
        },
    ),
    *check_ins(
        "daniel", "20:10", readers={"feeling": CARE, "closeness": OURS},
        feeling="54.4.4. 45.5.4. .5.556.", closeness="32.2.3. 23.3.3. .4.344.",
        lines={
            16: ("I told it whole today.", CARE),
            4: ("Parents’ evening. I wrote her at nine, as we said.", OURS),
        },
    ),
)  # fmt: skip

ANDRE_LUIS: tuple[Scene, ...] = (
    ChooseDaily(
        24, "22:50", "andre", ("feeling", "urge"), (("feeling", CARE), ("urge", CARE), ("line", MINE))
    ),
    *check_ins(
        "andre", "23:00", readers={"feeling": CARE, "urge": CARE},
        feeling="43.45.4 .345.56 .......  ..", urge="57.64.5 .754.43 .......  ..",
        lines={20: ("Two sirens. Feet on the floor.", MINE), 11: ("Slept.", CARE)},
    ),
)  # fmt: skip

LEILA_SAM: tuple[Scene, ...] = (
    ChooseDaily(
        21, "22:10", "leila", ("feeling", "closeness"),
        (("feeling", MINE), ("closeness", MINE), ("line", MINE)),
    ),
    *check_ins(
        "leila", "22:20", readers={"feeling": MINE, "closeness": MINE},
        feeling="5.436.. 5.54.3. 46.5.64", closeness="3.225.. 4.42.1. 24.3.53",
        lines={
            17: ("He asked what I had for lunch. I said soup, and waited.", MINE),
            6: ("A voice message from a rest stop. I heard it twice.", MINE),
        },
    ),
)  # fmt: skip
