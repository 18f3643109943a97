"""Who can sign in to the demo. All of them are made up, and all have the same passphrase."""

PASSWORD = "small steps together"  # noqa: S105  (fictional people on one's own machine)


def _account(email: str, role: str, couple: str | None = None) -> dict[str, str | None]:
    return {"email": f"{email}@example.org", "password": PASSWORD, "role": role, "couple": couple}


# Who shows most comes first. A supervisor is a clinician too; the last clinician no longer cares for anybody.
ACCOUNTS: list[dict[str, str | None]] = [
    _account("maya", "partner", "Maya & Jonas"),
    _account("jonas", "partner", "Maya & Jonas"),
    _account("elena.rivera", "clinician"),
    _account("naomi.feldman", "supervisor"),
    _account("joy.campbell", "administrator"),
    _account("priya", "partner", "Priya & Daniel"),
    _account("daniel", "partner", "Priya & Daniel"),
    _account("helen", "partner", "Helen & Walt"),
    _account("walt", "partner", "Helen & Walt"),
    _account("andre", "partner", "Andre & Luis"),
    _account("luis", "partner", "Andre & Luis"),
    _account("leila", "partner", "Leila & Sam"),
    _account("sam", "partner", "Leila & Sam"),
    _account("mei", "partner", "Mei & Owen"),
    _account("peter.novak", "clinician"),
]
