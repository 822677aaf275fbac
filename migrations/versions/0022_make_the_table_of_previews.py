"""Make the table of previews."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_preview",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("changes", AutoString(), nullable=False),
        sa.Column("before", AutoString(), nullable=False),
        sa.Column("upto", sa.BigInteger(), nullable=False),
        sa.Column("sums", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "number", name=op.f("pk_rule_preview")),
    )
    op.create_index(
        op.f("ix_rule_preview_part_community_number"),
        "rule_preview",
        ["part", "community", "number"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_rule_preview_part_community_number"), table_name="rule_preview")
    op.drop_table("rule_preview")
