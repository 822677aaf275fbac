"""Make the points tables."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ledger",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("rule", AutoString(), nullable=False),
        sa.Column("subject", AutoString(), nullable=False),
        sa.Column("xp", sa.BigInteger(), nullable=False),
        sa.Column("coins", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("reason", AutoString(), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("part", "seq", "n", name=op.f("pk_ledger")),
        sa.UniqueConstraint(
            "part",
            "community",
            "rule",
            "subject",
            "member",
            name=op.f("uq_ledger_part_community_rule_subject_member"),
        ),
    )
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.create_index("ix_ledger_day", ["part", "community", "day", "member", "xp"], unique=False)
        batch_op.create_index(
            "ix_ledger_member", ["part", "community", "member", "rule", "day"], unique=False
        )

    op.create_table(
        "streak",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("best", sa.Integer(), nullable=False),
        sa.Column("frozen_week", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", name=op.f("pk_streak")),
    )
    op.create_table(
        "wallet",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("xp", sa.BigInteger(), nullable=False),
        sa.Column("coins", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", name=op.f("pk_wallet")),
    )
    with op.batch_alter_table("wallet", schema=None) as batch_op:
        batch_op.create_index("ix_wallet_rank", ["part", "community", "xp"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("wallet", schema=None) as batch_op:
        batch_op.drop_index("ix_wallet_rank")

    op.drop_table("wallet")
    op.drop_table("streak")
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.drop_index("ix_ledger_member")
        batch_op.drop_index("ix_ledger_day")

    op.drop_table("ledger")
