"""Run by Alembic: the migrations, on the connection and in the transaction of whoever asks for them."""

from __future__ import annotations

from alembic import context

from onrecord.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
