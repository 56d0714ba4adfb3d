"""What people do with the system: one verb each, the database session passed in."""
