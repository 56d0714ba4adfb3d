"""Alembic's entry: migrate over the connection that `lapor_pwa.db.session.upgrade` hands in."""

from alembic import context

from lapor_pwa.db.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
