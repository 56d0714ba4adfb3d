"""Language of an answer. Rows that have none keep it empty: nobody asked the officer then."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column('event', sa.Column('answer_language', sa.String(length=16), nullable=True))


def downgrade() -> None:
    """Take back."""
    op.drop_column('event', 'answer_language')
