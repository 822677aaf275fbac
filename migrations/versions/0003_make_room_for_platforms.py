"""Make room for platforms: spaces, adapters' notes, one speaker an account."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "note",
        sa.Column("platform", AutoString(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("platform", "name", name=op.f("pk_note")),
    )
    op.create_table(
        "lease",
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("owner", AutoString(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "former_chat",
        sa.Column("platform", AutoString(), nullable=False),
        sa.Column("platform_chat", AutoString(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "platform_chat", name=op.f("pk_former_chat")),
    )
    op.create_table(
        "code",
        sa.Column("hash", AutoString(), nullable=False),
        sa.Column("purpose", AutoString(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("platform", AutoString(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("community", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("claimed_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_code")),
    )
    op.create_table(
        "code_try",
        sa.Column("key", AutoString(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_code_try")),
    )
    with op.batch_alter_table("code_try", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_code_try_person"), ["person"], unique=False)
    op.create_table(
        "standing",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("platform", AutoString(), nullable=False),
        sa.Column("scope", AutoString(), nullable=False),
        sa.Column("role", AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "actor", "platform", "scope", name=op.f("pk_standing")),
    )
    op.create_table(
        "alias",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("gone", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kept", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "gone", name=op.f("pk_alias")),
    )
    with op.batch_alter_table("chat", schema=None) as batch_op:
        batch_op.add_column(sa.Column("space", AutoString(), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_chat_platform_space"), ["platform", "space"], unique=False)
    with op.batch_alter_table("chat", schema=None) as batch_op:
        # The default was for the rows that were there; new ones say it themselves.
        batch_op.alter_column("space", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("chat", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chat_platform_space"))
        batch_op.drop_column("space")

    op.drop_table("code_try")
    op.drop_table("code")
    op.drop_table("alias")
    op.drop_table("standing")
    op.drop_table("former_chat")
    op.drop_table("lease")
    op.drop_table("note")
