"""What is kept of a class, and what people and other systems read of it."""
