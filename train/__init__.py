"""Makes the weights with which figures' slots are filled, from passages with gold."""
