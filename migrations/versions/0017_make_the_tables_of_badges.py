"""Make the tables of badges."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "badge_book",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rules", AutoString(), nullable=False),
        sa.Column("pioneers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", name=op.f("pk_badge_book")),
    )
    op.create_table(
        "badge_count",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("counter", AutoString(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", "counter", name=op.f("pk_badge_count")),
    )
    op.create_table(
        "badge_deed",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("counter", AutoString(), nullable=False),
        sa.Column("subject", AutoString(), nullable=False),
        sa.Column("account", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "part", "community", "counter", "subject", "account", name=op.f("pk_badge_deed")
        ),
    )
    op.create_index(
        op.f("ix_badge_deed_part_community_member_counter_subject"),
        "badge_deed",
        ["part", "community", "member", "counter", "subject"],
        unique=False,
    )
    op.create_table(
        "badge_held",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("badge", AutoString(), nullable=False),
        sa.Column("account", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("how", AutoString(), nullable=False),
        sa.Column("granter", sa.BigInteger(), nullable=True),
        sa.Column("note", AutoString(), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "badge", "account", name=op.f("pk_badge_held")),
    )
    op.create_index(
        op.f("ix_badge_held_part_community_at"), "badge_held", ["part", "community", "at"], unique=False
    )
    op.create_index(
        op.f("ix_badge_held_part_community_member"),
        "badge_held",
        ["part", "community", "member"],
        unique=False,
    )
    op.create_table(
        "badge_made",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("badge", AutoString(), nullable=False),
        sa.Column("emoji", AutoString(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("about", AutoString(), nullable=False),
        sa.Column("counter", AutoString(), nullable=False),
        sa.Column("need", sa.Integer(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "badge", name=op.f("pk_badge_made")),
    )


def downgrade() -> None:
    op.drop_table("badge_made")
    op.drop_table("badge_held")
    op.drop_table("badge_deed")
    op.drop_table("badge_count")
    op.drop_table("badge_book")
