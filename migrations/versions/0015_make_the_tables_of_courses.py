"""Make the tables of courses."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "course_former",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("fields", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("editor", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", "version", name=op.f("pk_course_former")),
    )
    op.create_table(
        "course_item",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("title", AutoString(), nullable=False),
        sa.Column("title_en", AutoString(), nullable=False),
        sa.Column("about", AutoString(), nullable=False),
        sa.Column("tags", AutoString(), nullable=False),
        sa.Column("level", AutoString(), nullable=False),
        sa.Column("language", AutoString(), nullable=False),
        sa.Column("price", AutoString(), nullable=False),
        sa.Column("tier", AutoString(), nullable=False),
        sa.Column("gate", sa.Integer(), nullable=False),
        sa.Column("lessons", sa.Integer(), nullable=False),
        sa.Column("outline", AutoString(), nullable=False),
        sa.Column("link", AutoString(), nullable=False),
        sa.Column("author", AutoString(), nullable=False),
        sa.Column("notes", AutoString(), nullable=False),
        sa.Column("image", AutoString(), nullable=False),
        sa.Column("needs", AutoString(), nullable=False),
        sa.Column("steps", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_course_item")),
        sa.UniqueConstraint("part", "community", "key", name=op.f("uq_course_item_part_community_key")),
    )
    op.create_table(
        "course_rating",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("words", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", "member", name=op.f("pk_course_rating")),
    )
    op.create_index(
        op.f("ix_course_rating_part_community_member"),
        "course_rating",
        ["part", "community", "member"],
        unique=False,
    )
    op.create_table(
        "enrolment",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("part", "community", "number", "member", name=op.f("pk_enrolment")),
    )
    op.create_index(
        op.f("ix_enrolment_part_community_member"), "enrolment", ["part", "community", "member"], unique=False
    )


def downgrade() -> None:
    op.drop_table("enrolment")
    op.drop_table("course_rating")
    op.drop_table("course_item")
    op.drop_table("course_former")
