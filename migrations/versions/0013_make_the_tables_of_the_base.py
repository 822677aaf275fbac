"""Make the tables of what a community knows."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "faq_base",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamp", AutoString(), nullable=False),
        sa.Column("reset", sa.Integer(), nullable=False),
        sa.Column("reset_stamp", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", name=op.f("pk_faq_base")),
    )
    op.create_table(
        "faq_draft",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question", AutoString(), nullable=False),
        sa.Column("answer", AutoString(), nullable=False),
        sa.Column("source", AutoString(), nullable=False),
        sa.Column("origin", AutoString(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=True),
        sa.Column("asker", sa.BigInteger(), nullable=True),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("asked_message", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_faq_draft")),
        sa.UniqueConstraint("part", "community", "origin", name=op.f("uq_faq_draft_part_community_origin")),
    )
    op.create_index(
        op.f("ix_faq_draft_part_chat_message"), "faq_draft", ["part", "chat", "message"], unique=False
    )
    op.create_table(
        "faq_entry",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("question", AutoString(), nullable=False),
        sa.Column("answer", AutoString(), nullable=False),
        sa.Column("source", AutoString(), nullable=False),
        sa.Column("origin", AutoString(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=True),
        sa.Column("asker", sa.BigInteger(), nullable=True),
        sa.Column("link", AutoString(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("asked_message", AutoString(), nullable=False),
        sa.Column("language", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("born", sa.Integer(), nullable=False),
        sa.Column("stamp", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_faq_entry")),
    )
    op.create_index(
        op.f("ix_faq_entry_part_chat_message"), "faq_entry", ["part", "chat", "message"], unique=False
    )
    op.create_index(
        op.f("ix_faq_entry_part_community_key"), "faq_entry", ["part", "community", "key"], unique=False
    )
    op.create_index(
        op.f("ix_faq_entry_part_community_origin"), "faq_entry", ["part", "community", "origin"], unique=False
    )
    op.create_table(
        "faq_hit",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("matched", AutoString(), nullable=False),
        sa.Column("p", sa.Float(), nullable=False),
        sa.Column("cutoff", sa.Float(), nullable=False),
        sa.Column("measures", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "seq", "place", name=op.f("pk_faq_hit")),
    )
    op.create_table(
        "faq_lookup",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("thread", AutoString(), nullable=False),
        sa.Column("asker", sa.BigInteger(), nullable=True),
        sa.Column("how", AutoString(), nullable=False),
        sa.Column("wording", AutoString(), nullable=False),
        sa.Column("more", AutoString(), nullable=False),
        sa.Column("band", AutoString(), nullable=False),
        sa.Column("semantic", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "seq", name=op.f("pk_faq_lookup")),
    )
    op.create_index(
        op.f("ix_faq_lookup_part_chat_said_at"), "faq_lookup", ["part", "chat", "said_at"], unique=False
    )
    op.create_index(
        op.f("ix_faq_lookup_part_community_at"), "faq_lookup", ["part", "community", "at"], unique=False
    )
    op.create_table(
        "faq_variant",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("wording", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", "n", name=op.f("pk_faq_variant")),
    )
    op.create_table(
        "faq_verdict",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=True),
        sa.Column("asker", sa.BigInteger(), nullable=True),
        sa.Column("wording", AutoString(), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=False),
        sa.Column("semantic", sa.Boolean(), nullable=False),
        sa.Column("measures", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("stamp", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "version", name=op.f("pk_faq_verdict")),
        sa.UniqueConstraint(
            "part",
            "community",
            "seq",
            "number",
            "person",
            name=op.f("uq_faq_verdict_part_community_seq_number_person"),
        ),
    )
    op.create_table(
        "faq_version",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("question", AutoString(), nullable=False),
        sa.Column("answer", AutoString(), nullable=False),
        sa.Column("editor", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", "version", name=op.f("pk_faq_version")),
    )


def downgrade() -> None:
    op.drop_table("faq_version")
    op.drop_table("faq_verdict")
    op.drop_table("faq_variant")
    op.drop_table("faq_lookup")
    op.drop_table("faq_hit")
    op.drop_table("faq_entry")
    op.drop_table("faq_draft")
    op.drop_table("faq_base")
