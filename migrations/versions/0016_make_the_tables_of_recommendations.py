"""Make the tables of what is recommended."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "advice_model",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("mark", AutoString(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "version", name=op.f("pk_advice_model")),
    )
    op.create_table(
        "barred_topic",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tag", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", "tag", name=op.f("pk_barred_topic")),
    )
    op.create_table(
        "course_advice",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("item", AutoString(), nullable=False),
        sa.Column("how", AutoString(), nullable=False),
        sa.Column("arm", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("chance", sa.Integer(), nullable=False),
        sa.Column("model", sa.Integer(), nullable=False),
        sa.Column("reasons", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_course_advice")),
    )
    op.create_index(
        op.f("ix_course_advice_part_community_member_at"),
        "course_advice",
        ["part", "community", "member", "at"],
        unique=False,
    )
    op.create_table(
        "interest",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item", AutoString(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("what", AutoString(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", "item", name=op.f("pk_interest")),
    )
    op.create_table(
        "item_pair",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("left", AutoString(), nullable=False),
        sa.Column("right", AutoString(), nullable=False),
        sa.Column("together", sa.BigInteger(), nullable=False),
        sa.Column("past", sa.BigInteger(), nullable=False),
        sa.Column("next", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "left", "right", name=op.f("pk_item_pair")),
    )
    op.create_table(
        "learner",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("talk", sa.Integer(), nullable=False),
        sa.Column("push", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("ignored", sa.Integer(), nullable=False),
        sa.Column("topics", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "member", name=op.f("pk_learner")),
    )


def downgrade() -> None:
    op.drop_table("learner")
    op.drop_table("item_pair")
    op.drop_table("interest")
    op.drop_table("course_advice")
    op.drop_table("barred_topic")
    op.drop_table("advice_model")
