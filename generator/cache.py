"""What was worked out once, kept by the hash of what went in. A wrong or torn entry is worked out anew."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

Made = TypeVar("Made")

_PACKAGE = Path(__file__).parent


def key_of(*parts: str | bytes) -> str:
    """One key for several inputs; where one ends and the next begins is part of it."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


@cache
def code_key() -> str:
    """Changes with any rule, table or template of the generator."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in (".py", ".md", ".yml", ".html"))
    return key_of(*(part for path in files for part in (path.relative_to(_PACKAGE).as_posix(), path.read_bytes())))


class Cache:
    """Bytes by stage and key, in a folder that can be deleted at any time."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, stage: str, key: str) -> bytes | None:
        if self.folder is None:
            return None
        try:
            return self.path(stage, key).read_bytes()
        except OSError:
            return None

    def put(self, stage: str, key: str, data: bytes) -> None:
        if self.folder is None:
            return
        path = self.path(stage, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.{os.getpid()}")
        aside.write_bytes(data)
        aside.replace(path)

    def kept(self, stage: str, key: str, kind: type[Made], make: Callable[[], Made]) -> Made:
        """What the cache has, or what is made now and kept there."""
        encoded = self.get(stage, key)
        if encoded is not None:
            try:
                return msgspec.msgpack.decode(encoded, type=kind)
            except msgspec.MsgspecError:
                pass  # torn or foreign: worked out anew below
        made = make()
        if self.folder is not None:
            self.put(stage, key, msgspec.msgpack.encode(made))
        return made

    def path(self, stage: str, key: str) -> Path:
        """Where the bytes lie."""
        assert self.folder is not None
        return self.folder / stage / key[:2] / key[2:]
