"""Make the tables of experiments."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "experiment",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("salt", AutoString(), nullable=False),
        sa.Column("arms", AutoString(), nullable=False),
        sa.Column("metric", AutoString(), nullable=False),
        sa.Column("base", sa.Float(), nullable=False),
        sa.Column("effect", sa.Float(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("span", sa.BigInteger(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", AutoString(), nullable=False),
        sa.Column("waived", AutoString(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=True),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_experiment")),
    )
    op.create_index(
        op.f("ix_experiment_part_community_key"), "experiment", ["part", "community", "key"], unique=False
    )
    op.create_table(
        "experiment_harm",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("guardrail", AutoString(), nullable=False),
        sa.Column("actor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("arm", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("risk", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint(
            "part", "community", "number", "guardrail", "actor", name=op.f("pk_experiment_harm")
        ),
    )
    op.create_table(
        "experiment_look",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("look", sa.Integer(), nullable=False),
        sa.Column("arm", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("treated", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("treated_mean", sa.Float(), nullable=False),
        sa.Column("held_mean", sa.Float(), nullable=False),
        sa.Column("estimate", sa.Float(), nullable=False),
        sa.Column("low", sa.Float(), nullable=False),
        sa.Column("high", sa.Float(), nullable=False),
        sa.Column("ratio", sa.Float(), nullable=True),
        sa.Column("ratio_low", sa.Float(), nullable=True),
        sa.Column("ratio_high", sa.Float(), nullable=True),
        sa.Column("z", sa.Float(), nullable=False),
        sa.Column("bound", sa.Float(), nullable=False),
        sa.Column("information", sa.Float(), nullable=False),
        sa.Column("spent", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint(
            "part", "community", "number", "look", "arm", name=op.f("pk_experiment_look")
        ),
    )
    op.create_table(
        "experiment_member",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("actor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("arm", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("returned", sa.Integer(), nullable=False),
        sa.Column("clicked", sa.Integer(), nullable=False),
        sa.Column("enrolled", sa.Integer(), nullable=False),
        sa.Column("finished", sa.Integer(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("merged", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("part", "community", "number", "actor", name=op.f("pk_experiment_member")),
    )
    op.create_index(
        op.f("ix_experiment_member_part_community_actor"),
        "experiment_member",
        ["part", "community", "actor"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_experiment_member_part_community_actor"), table_name="experiment_member")
    op.drop_table("experiment_member")
    op.drop_table("experiment_look")
    op.drop_table("experiment_harm")
    op.drop_index(op.f("ix_experiment_part_community_key"), table_name="experiment")
    op.drop_table("experiment")
