"""What is handed out of a solved notebook: to learners, to other graders, to a room with a screen."""
