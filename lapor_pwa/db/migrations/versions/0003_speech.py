"""Spoken language, masked voices, approval of the transcript, and recorded prompts."""

import sqlalchemy as sa
from alembic import op

from lapor_pwa.db.types import UtcDateTime

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply. Old reports keep their voice as it is: nobody promised their reporters a mask."""
    op.add_column('service_request', sa.Column('spoken_language', sa.String(16)))
    op.add_column('service_request', sa.Column('mask_voice', sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column('service_request', sa.Column('destroy_voice', sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column('service_request', sa.Column('transcript_approved_at', UtcDateTime))
    op.add_column('attachment', sa.Column('masked_sha256', sa.String(64)))
    op.add_column('attachment', sa.Column('destroyed_at', UtcDateTime))
    op.add_column('transcript', sa.Column('heard_as', sa.String(16)))
    op.create_table(
        'prompt',
        sa.Column('id', sa.Uuid, nullable=False),
        sa.Column('language', sa.String(16), nullable=False),
        sa.Column('message', sa.Text, nullable=False),
        sa.Column('words', sa.Text, nullable=False),
        sa.Column('sha256', sa.String(64), nullable=False),
        sa.Column('media_type', sa.String(100), nullable=False),
        sa.Column('seconds', sa.Double, nullable=False),
        sa.Column('recorded_at', UtcDateTime, nullable=False),
        sa.Column('recorded_by_id', sa.Uuid, nullable=False),
        sa.Column('state', sa.String(16), nullable=False),
        sa.Column('reviewed_at', UtcDateTime),
        sa.Column('reviewed_by_id', sa.Uuid),
        sa.PrimaryKeyConstraint('id', name='pk_prompt'),
        sa.ForeignKeyConstraint(['recorded_by_id'], ['officer.id'], name='fk_prompt_recorded_by_id'),
        sa.ForeignKeyConstraint(['reviewed_by_id'], ['officer.id'], name='fk_prompt_reviewed_by_id'),
    )
    op.create_index('ix_prompt_language', 'prompt', ['language', 'state'])


def downgrade() -> None:
    """Take back."""
    op.drop_table('prompt')
    op.drop_column('transcript', 'heard_as')
    op.drop_column('attachment', 'destroyed_at')
    op.drop_column('attachment', 'masked_sha256')
    for name in ('transcript_approved_at', 'destroy_voice', 'mask_voice', 'spoken_language'):
        op.drop_column('service_request', name)
