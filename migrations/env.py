"""Run migrations on the connection that `engine.store.migrate` hands over."""

from alembic import context

from migrations.models import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata(),
    render_as_batch=context.config.attributes["connection"].dialect.name == "sqlite",
    compare_type=True,
    compare_server_default=True,
    user_module_prefix="",
)
with context.begin_transaction():
    context.run_migrations()
