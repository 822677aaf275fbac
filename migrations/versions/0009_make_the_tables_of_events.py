"""Make the tables of events."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_event",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("title", AutoString(), nullable=False),
        sa.Column("description", AutoString(), nullable=False),
        sa.Column("host", sa.BigInteger(), nullable=True),
        sa.Column("author", sa.BigInteger(), nullable=True),
        sa.Column("start", AutoString(), nullable=False),
        sa.Column("zone", AutoString(), nullable=False),
        sa.Column("duration", sa.BigInteger(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("rule", AutoString(), nullable=False),
        sa.Column("place", AutoString(), nullable=False),
        sa.Column("voice", AutoString(), nullable=False),
        sa.Column("image", AutoString(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("audience", AutoString(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("uid", AutoString(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_calendar_event")),
    )
    op.create_index(
        op.f("ix_calendar_event_part_community_state"),
        "calendar_event",
        ["part", "community", "state"],
        unique=False,
    )
    op.create_table(
        "event_place",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread", AutoString(), nullable=False),
        sa.Column("room", AutoString(), nullable=False),
        sa.Column("pinned", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", "chat", name=op.f("pk_event_place")),
    )
    op.create_table(
        "occurrence",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("original", AutoString(), nullable=False),
        sa.Column("local", AutoString(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("announced", sa.Boolean(), nullable=False),
        sa.Column("title", AutoString(), nullable=True),
        sa.Column("place", AutoString(), nullable=True),
        sa.Column("description", AutoString(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("fired_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("part", "community", "number", "original", name=op.f("pk_occurrence")),
    )
    op.create_index(
        op.f("ix_occurrence_part_community_starts_at"),
        "occurrence",
        ["part", "community", "starts_at"],
        unique=False,
    )
    op.create_table(
        "rsvp",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("original", AutoString(), nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("answer", AutoString(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("missed", sa.Boolean(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", "original", "member", name=op.f("pk_rsvp")),
    )
    op.create_index(
        op.f("ix_rsvp_part_community_member"), "rsvp", ["part", "community", "member"], unique=False
    )
    op.create_table(
        "attendance",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("original", AutoString(), nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("how", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("words", AutoString(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "part", "community", "number", "original", "member", name=op.f("pk_attendance")
        ),
    )
    op.create_index(
        op.f("ix_attendance_part_community_member"),
        "attendance",
        ["part", "community", "member"],
        unique=False,
    )
    op.create_table(
        "presence",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("original", AutoString(), nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "part", "community", "number", "original", "member", name=op.f("pk_presence")
        ),
    )
    op.create_table(
        "voice_stay",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("room", AutoString(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", "room", name=op.f("pk_voice_stay")),
    )
    op.create_table(
        "event_proof",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("original", AutoString(), nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "part", "community", "number", "original", "member", "day", name=op.f("pk_event_proof")
        ),
    )
    op.create_index(
        op.f("ix_event_proof_part_chat_message"), "event_proof", ["part", "chat", "message"], unique=False
    )
    op.create_table(
        "event_code_try",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", "at", name=op.f("pk_event_code_try")),
    )


def downgrade() -> None:
    for table in (
        "event_code_try",
        "event_proof",
        "voice_stay",
        "presence",
        "attendance",
        "rsvp",
        "occurrence",
        "event_place",
        "calendar_event",
    ):
        op.drop_table(table)
