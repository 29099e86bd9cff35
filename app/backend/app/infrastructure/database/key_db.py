"""The key database: what opens the texts in the log, kept apart from it so that a key can be destroyed."""

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase


class KeyBase(DeclarativeBase):
    """Base of the key store's models."""

    metadata = MetaData(info={"bind_key": "keys"})
