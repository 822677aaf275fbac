"""Make the rewards tables, and note the levels that members have already."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reward_role",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("value", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "kind", "level", name=op.f("pk_reward_role")),
    )
    op.create_table(
        "reward_level",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", name=op.f("pk_reward_level")),
    )
    op.create_table(
        "reward_refusal",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("what", AutoString(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "what", name=op.f("pk_reward_refusal")),
    )
    op.execute(
        "INSERT INTO reward_level (part, community, member, level) "
        "SELECT part, community, member, level FROM wallet WHERE level > 0"
    )


def downgrade() -> None:
    op.drop_table("reward_refusal")
    op.drop_table("reward_level")
    op.drop_table("reward_role")
