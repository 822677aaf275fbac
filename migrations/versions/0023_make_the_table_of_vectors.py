"""Make the table of vectors: what was embedded of a base is kept for the next start."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "faq_vector",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", "digest", name=op.f("pk_faq_vector")),
    )


def downgrade() -> None:
    op.drop_table("faq_vector")
