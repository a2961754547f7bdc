"""The widgets: frozen elements that are laid out into boxes. They name colours and shapes and never draw."""
