"""What alembic runs for every command. The connection is given by `core.storage.migrate`."""

from alembic import context

from core.storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # on SQLite too: a start that is killed half way must be able to start again
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
