"""Where reports are kept: tables, transactions, questions asked of them, and files."""
