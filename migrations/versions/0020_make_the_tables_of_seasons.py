"""Make the tables of seasons, and let entries of the ledger know their chat."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_EARNED = """UPDATE ledger SET chat = coalesce((SELECT log.chat FROM log
    WHERE log.part = ledger.part AND log.seq = ledger.seq), 0) WHERE rule NOT IN ('undo', 'merge', 'split')"""
_NAME = """CASE WHEN e.n = 0 THEN CAST(e.seq AS VARCHAR(20))
    ELSE CAST(e.seq AS VARCHAR(20)) || '-' || CAST(e.n AS VARCHAR(9)) END"""
_UNDONE = f"""SELECT u.part, u.seq, u.n, e.chat FROM ledger e JOIN ledger u ON u.part = e.part
    AND u.community = e.community AND u.rule = 'undo' AND u.subject = {_NAME} AND u.member = e.member
    WHERE u.chat <> e.chat"""


def _earned_where() -> None:
    """Say of what was earned so far where that was; a counter-entry is where what it undoes is, and so on."""
    connection = op.get_bind()
    connection.execute(sa.text(_EARNED))
    write = sa.text("UPDATE ledger SET chat = :chat WHERE part = :part AND seq = :seq AND n = :n")
    while rows := connection.execute(sa.text(_UNDONE)).mappings().all():
        connection.execute(write, [dict(row) for row in rows])


def upgrade() -> None:
    op.add_column("ledger", sa.Column("chat", sa.BigInteger(), server_default="0", nullable=False))
    _earned_where()
    op.create_table(
        "season",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=False),
        sa.Column("planned_day", sa.Integer(), nullable=False),
        sa.Column("handler", sa.BigInteger(), nullable=True),
        sa.Column("carry", sa.Integer(), nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("repeat", sa.Boolean(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("upto", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_season")),
    )
    op.create_table(
        "season_place",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("season", sa.Integer(), nullable=False),
        sa.Column("account", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("reached", sa.BigInteger(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "season", "account", name=op.f("pk_season_place")),
    )
    op.create_index("ix_season_place_member", "season_place", ["part", "community", "member"], unique=False)
    op.create_index(
        "ix_season_place_place", "season_place", ["part", "community", "season", "place"], unique=False
    )
    op.create_table(
        "season_winner",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("account", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("xp", sa.BigInteger(), nullable=False),
        sa.Column("coins", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "week", "account", name=op.f("pk_season_winner")),
    )
    op.create_index("ix_season_winner_member", "season_winner", ["part", "community", "member"], unique=False)
    op.create_table(
        "season_reset",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ask", sa.BigInteger(), nullable=False),
        sa.Column("what", AutoString(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("handler", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("xp", sa.BigInteger(), nullable=False),
        sa.Column("coins", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_season_reset")),
        sa.UniqueConstraint("part", "community", "ask", name=op.f("uq_season_reset_part_community_ask")),
    )


def downgrade() -> None:
    op.drop_table("season_reset")
    op.drop_index("ix_season_winner_member", table_name="season_winner")
    op.drop_table("season_winner")
    op.drop_index("ix_season_place_place", table_name="season_place")
    op.drop_index("ix_season_place_member", table_name="season_place")
    op.drop_table("season_place")
    op.drop_table("season")
    op.drop_column("ledger", "chat")
