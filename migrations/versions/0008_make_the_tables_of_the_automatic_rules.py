"""Make the tables of the automatic rules."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mod_hit",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rule", AutoString(), nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("dry", sa.Boolean(), nullable=False),
        sa.Column("did", AutoString(), nullable=False),
        sa.Column("why", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "seq", "rule", name=op.f("pk_mod_hit")),
    )
    op.create_index(
        op.f("ix_mod_hit_part_community_at"), "mod_hit", ["part", "community", "at"], unique=False
    )
    op.create_index(
        op.f("ix_mod_hit_part_community_actor"), "mod_hit", ["part", "community", "actor"], unique=False
    )
    op.create_table(
        "mod_quiet",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rule", AutoString(), nullable=False),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "chat", "rule", name=op.f("pk_mod_quiet")),
    )
    op.create_table(
        "mod_challenge",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("request", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "chat", "actor", name=op.f("pk_mod_challenge")),
    )
    op.create_table(
        "mod_arriving",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("muted", sa.Boolean(), nullable=False),
        sa.Column("greet", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "chat", "actor", name=op.f("pk_mod_arriving")),
    )
    op.create_table(
        "mod_raid",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("dry", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "chat", name=op.f("pk_mod_raid")),
    )


def downgrade() -> None:
    op.drop_table("mod_raid")
    op.drop_table("mod_arriving")
    op.drop_table("mod_challenge")
    op.drop_table("mod_quiet")
    op.drop_table("mod_hit")
