"""Make the moderation tables."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mod_case",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("thread", AutoString(), nullable=False),
        sa.Column("target", sa.BigInteger(), nullable=True),
        sa.Column("account", sa.BigInteger(), nullable=True),
        sa.Column("actor", sa.BigInteger(), nullable=True),
        sa.Column("rule", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reason", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("parent", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("undo_seq", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_mod_case")),
    )
    op.create_index(op.f("ix_mod_case_part_community_target"), "mod_case", ["part", "community", "target"])
    op.create_index(op.f("ix_mod_case_seq"), "mod_case", ["part", "seq"])
    op.create_table(
        "mod_evidence",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=True),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "part", "community", "number", "chat", "message", name=op.f("pk_mod_evidence")
        ),
    )
    op.create_index(
        op.f("ix_mod_evidence_part_community_author"), "mod_evidence", ["part", "community", "author"]
    )
    op.create_table(
        "mod_report",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("thread", AutoString(), nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=True),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("claimed_by", sa.BigInteger(), nullable=True),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("done", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_mod_report")),
    )
    op.create_index(
        op.f("ix_mod_report_part_community_chat_message"),
        "mod_report",
        ["part", "community", "chat", "message"],
    )
    op.create_table(
        "mod_reporter",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("reason", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", "actor", name=op.f("pk_mod_reporter")),
    )
    op.create_index(
        op.f("ix_mod_reporter_part_community_actor"), "mod_reporter", ["part", "community", "actor"]
    )
    op.create_table(
        "mod_desk",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("slot", AutoString(), nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "slot", "chat", "actor", name=op.f("pk_mod_desk")),
    )
    op.create_table(
        "mod_appeal",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_mod_appeal")),
    )
    op.create_table(
        "mod_house_rules",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", AutoString(), nullable=False),
        sa.Column("text", AutoString(), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "language", name=op.f("pk_mod_house_rules")),
    )


def downgrade() -> None:
    op.drop_table("mod_house_rules")
    op.drop_table("mod_appeal")
    op.drop_table("mod_desk")
    op.drop_table("mod_reporter")
    op.drop_table("mod_report")
    op.drop_table("mod_evidence")
    op.drop_table("mod_case")
