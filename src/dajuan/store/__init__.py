"""Which PostgreSQL, its roles, transactions, supervision and backup."""
