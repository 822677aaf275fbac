"""Make the tables of referral codes, and count thanks among whom one member brought."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def _key(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False)


def upgrade() -> None:
    for name in ("thanks_in", "thanks_out"):
        op.add_column("arrival", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "referral_claim",
        _key("part"),
        _key("community"),
        _key("member"),
        sa.Column("inviter", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", name=op.f("pk_referral_claim")),
    )
    op.create_table(
        "referral_code",
        _key("part"),
        _key("community"),
        sa.Column("code", AutoString(), nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "code", name=op.f("pk_referral_code")),
    )
    op.create_index(
        op.f("ix_referral_code_part_community_member"),
        "referral_code",
        ["part", "community", "member"],
        unique=False,
    )
    op.create_table(
        "referral_guess",
        _key("part"),
        _key("community"),
        _key("member"),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", name=op.f("pk_referral_guess")),
    )
    op.create_table(
        "referral_review",
        _key("part"),
        _key("community"),
        _key("inviter"),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "inviter", name=op.f("pk_referral_review")),
    )


def downgrade() -> None:
    op.drop_table("referral_review")
    op.drop_table("referral_guess")
    op.drop_index(op.f("ix_referral_code_part_community_member"), table_name="referral_code")
    op.drop_table("referral_code")
    op.drop_table("referral_claim")
    op.drop_column("arrival", "thanks_out")
    op.drop_column("arrival", "thanks_in")
