"""Make the tables of questions and answers."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("accepted_at", sa.BigInteger(), nullable=True),
        sa.Column("how", AutoString(), nullable=False),
        sa.Column("thanked", sa.Boolean(), nullable=False),
        sa.Column("said", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", "seq", name=op.f("pk_answer")),
    )
    op.create_index(
        op.f("ix_answer_part_community_author"), "answer", ["part", "community", "author"], unique=False
    )
    op.create_index(op.f("ix_answer_part_message"), "answer", ["part", "message"], unique=False)
    op.create_table(
        "answer_vote",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("voter", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("emoji", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint(
            "part", "community", "number", "seq", "voter", "emoji", name=op.f("pk_answer_vote")
        ),
    )
    op.create_index(
        op.f("ix_answer_vote_part_community_voter"),
        "answer_vote",
        ["part", "community", "voter"],
        unique=False,
    )
    op.create_table(
        "bounty",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("giver", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("coins", sa.Integer(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("taker", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("part", "community", "number", "n", name=op.f("pk_bounty")),
    )
    op.create_table(
        "expert",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", name=op.f("pk_expert")),
    )
    op.create_table(
        "question",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("asker", sa.BigInteger(), nullable=True),
        sa.Column("account", sa.BigInteger(), nullable=True),
        sa.Column("title", AutoString(), nullable=False),
        sa.Column("tried", AutoString(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("thread", AutoString(), nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("room_chat", sa.BigInteger(), nullable=False),
        sa.Column("room", AutoString(), nullable=False),
        sa.Column("card", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=True),
        sa.Column("solved_at", sa.BigInteger(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("paid", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_question")),
    )
    op.create_index(op.f("ix_question_part_card"), "question", ["part", "card"], unique=False)
    op.create_index(
        op.f("ix_question_part_community_state"), "question", ["part", "community", "state"], unique=False
    )
    op.create_index(op.f("ix_question_part_message"), "question", ["part", "message"], unique=False)
    op.create_index(op.f("ix_question_part_room"), "question", ["part", "room"], unique=False)
    op.create_table(
        "question_nudge",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", name=op.f("pk_question_nudge")),
    )
    op.create_table(
        "question_route",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", "member", name=op.f("pk_question_route")),
    )
    op.create_index(
        op.f("ix_question_route_part_community_member_at"),
        "question_route",
        ["part", "community", "member", "at"],
        unique=False,
    )
    op.create_table(
        "watched_question",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", AutoString(), nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("asker", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("thread", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "chat", "message", name=op.f("pk_watched_question")),
    )
    op.create_index(
        op.f("ix_watched_question_part_chat_asker_at"),
        "watched_question",
        ["part", "chat", "asker", "at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_watched_question_part_community_at"),
        "watched_question",
        ["part", "community", "at"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("watched_question")
    op.drop_table("question_route")
    op.drop_table("question_nudge")
    op.drop_table("question")
    op.drop_table("expert")
    op.drop_table("bounty")
    op.drop_table("answer_vote")
    op.drop_table("answer")
