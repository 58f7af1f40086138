"""What dubao takes: time and room, each against something that is not ours."""
