"""Make the tables of the shop."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "coin_transfer",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("giver", sa.BigInteger(), nullable=False),
        sa.Column("giver_account", sa.BigInteger(), nullable=False),
        sa.Column("taker", sa.BigInteger(), nullable=False),
        sa.Column("taker_account", sa.BigInteger(), nullable=False),
        sa.Column("coins", sa.BigInteger(), nullable=False),
        sa.Column("reason", AutoString(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("returned", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_coin_transfer")),
    )
    op.create_index(
        "ix_coin_transfer_giver", "coin_transfer", ["part", "community", "giver", "day"], unique=False
    )
    op.create_table(
        "shop_code",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("code", AutoString(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("part", "community", "item", "n", name=op.f("pk_shop_code")),
    )
    op.create_table(
        "shop_item",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("about", AutoString(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("value", AutoString(), nullable=False),
        sa.Column("stock", sa.Integer(), nullable=True),
        sa.Column("per_person", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("role", AutoString(), nullable=False),
        sa.Column("opens_at", sa.BigInteger(), nullable=True),
        sa.Column("closes_at", sa.BigInteger(), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_shop_item")),
    )
    op.create_table(
        "shop_order",
        sa.Column("part", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("community", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ask", AutoString(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("name", AutoString(), nullable=False),
        sa.Column("kind", AutoString(), nullable=False),
        sa.Column("value", AutoString(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("buyer", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("state", AutoString(), nullable=False),
        sa.Column("handler", sa.BigInteger(), nullable=True),
        sa.Column("reason", AutoString(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("pending", sa.Integer(), nullable=False),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("part", "community", "number", name=op.f("pk_shop_order")),
        sa.UniqueConstraint("part", "community", "ask", name=op.f("uq_shop_order_part_community_ask")),
    )
    op.create_index("ix_shop_order_buyer", "shop_order", ["part", "community", "buyer"], unique=False)
    op.create_index("ix_shop_order_seq", "shop_order", ["part", "seq"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_shop_order_seq", table_name="shop_order")
    op.drop_index("ix_shop_order_buyer", table_name="shop_order")
    op.drop_table("shop_order")
    op.drop_table("shop_item")
    op.drop_table("shop_code")
    op.drop_index("ix_coin_transfer_giver", table_name="coin_transfer")
    op.drop_table("coin_transfer")
