"""Make the tables of the mood."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mood_about",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject", AutoString(), nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint(
            "part", "community", "subject", "chat", "message", name=op.f("pk_mood_about")
        ),
    )
    op.create_table(
        "mood_alert",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("detail", AutoString(), nullable=False),
        sa.Column("places", AutoString(), nullable=False),
        sa.Column("handled", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("part", "seq", name=op.f("pk_mood_alert")),
    )
    op.create_index(
        "ix_mood_alert_part_community_chat_at",
        "mood_alert",
        ["part", "community", "chat", "at"],
        unique=False,
    )
    op.create_table(
        "mood_change",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("before", sa.Float(), nullable=False),
        sa.Column("after", sa.Float(), nullable=False),
        sa.Column("terms", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "day", name=op.f("pk_mood_change")),
    )
    op.create_table(
        "mood_community",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("neg", sa.Integer(), nullable=False),
        sa.Column("neu", sa.Integer(), nullable=False),
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", name=op.f("pk_mood_community")),
    )
    op.create_table(
        "mood_message",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("thread", AutoString(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("hour", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("label", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reason", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "chat", "message", name=op.f("pk_mood_message")),
    )
    op.create_index("ix_mood_message_part_chat_at", "mood_message", ["part", "chat", "at"], unique=False)
    op.create_index(
        "ix_mood_message_part_community_actor", "mood_message", ["part", "community", "actor"], unique=False
    )
    op.create_index(
        "ix_mood_message_part_community_hour", "mood_message", ["part", "community", "hour"], unique=False
    )
    op.create_table(
        "mood_share",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hour", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("messages", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "hour", "chat", "actor", name=op.f("pk_mood_share")),
    )
    op.create_table(
        "mood_snooze",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "chat", name=op.f("pk_mood_snooze")),
    )


def downgrade() -> None:
    op.drop_table("mood_snooze")
    op.drop_table("mood_share")
    op.drop_table("mood_message")
    op.drop_table("mood_community")
    op.drop_table("mood_change")
    op.drop_table("mood_alert")
    op.drop_table("mood_about")
