"""Make the tables of threads and digests."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digest_barred",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "key", name=op.f("pk_digest_barred")),
    )
    op.create_table(
        "digest_issue",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=True),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("slot", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", AutoString(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("part", "seq", "chat", name=op.f("pk_digest_issue")),
    )
    op.create_index(
        op.f("ix_digest_issue_part_community_at"), "digest_issue", ["part", "community", "at"], unique=False
    )
    op.create_table(
        "digest_quote",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("told", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=False),
        sa.Column("title", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "seq", "told", "chat", "message", name=op.f("pk_digest_quote")),
    )
    op.create_index(
        op.f("ix_digest_quote_part_chat_message"), "digest_quote", ["part", "chat", "message"], unique=False
    )
    op.create_index(
        op.f("ix_digest_quote_part_community_actor"),
        "digest_quote",
        ["part", "community", "actor"],
        unique=False,
    )
    op.create_table(
        "digest_reader",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "actor", name=op.f("pk_digest_reader")),
    )
    op.create_table(
        "thread_call",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("actor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "chat", "message", "actor", name=op.f("pk_thread_call")),
    )
    op.create_index(
        op.f("ix_thread_call_part_community_actor"),
        "thread_call",
        ["part", "community", "actor"],
        unique=False,
    )
    op.create_table(
        "thread_message",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("thread", AutoString(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("parent", sa.BigInteger(), nullable=False),
        sa.Column("parent_actor", sa.BigInteger(), nullable=False),
        sa.Column("root", sa.BigInteger(), nullable=False),
        sa.Column("replied", sa.Boolean(), nullable=False),
        sa.Column("reactions", sa.Integer(), nullable=False),
        sa.Column("cues", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("part", "chat", "message", name=op.f("pk_thread_message")),
    )
    op.create_index(
        op.f("ix_thread_message_part_chat_thread_seq"),
        "thread_message",
        ["part", "chat", "thread", "seq"],
        unique=False,
    )
    op.create_index(
        op.f("ix_thread_message_part_community_actor_at"),
        "thread_message",
        ["part", "community", "actor", "at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_thread_message_part_community_at"),
        "thread_message",
        ["part", "community", "at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_thread_message_part_community_root"),
        "thread_message",
        ["part", "community", "root"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("thread_message")
    op.drop_table("thread_call")
    op.drop_table("digest_reader")
    op.drop_table("digest_quote")
    op.drop_table("digest_issue")
    op.drop_table("digest_barred")
