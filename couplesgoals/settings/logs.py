"""How production logs: an error's message may quote a row or a form, so only its type and place are kept."""

import logging
import traceback
from types import TracebackType
from typing import override

type ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WordlessFormatter(logging.Formatter):
    """Writes time, level, logger and message; of exceptions the chain of types and lines of code."""

    def __init__(self) -> None:
        """Set the one layout there is."""
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:
        """Take what the exception said out of the message, where a library repeated it."""
        error = record.exc_info[1] if record.exc_info else None
        for said in (repr(error), str(error)):
            if error is not None and said:
                record.message = record.message.replace(said, type(error).__name__)
        return super().formatMessage(record)

    @override
    def formatException(self, ei: ExcInfo) -> str:
        """Write each exception of the chain as its type and the lines it passed."""
        error, parts = ei[1], []
        while error is not None:
            frames = "".join(
                f"  {frame.filename}:{frame.lineno} {frame.name}\n"
                for frame in traceback.extract_tb(error.__traceback__)
            )
            parts.append(f"{type(error).__module__}.{type(error).__qualname__}\n{frames}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "caused by ".join(parts).rstrip("\n")
