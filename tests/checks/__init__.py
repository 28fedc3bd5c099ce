"""The engine of the checks, on exercises of the course and on small ones made for a test."""
