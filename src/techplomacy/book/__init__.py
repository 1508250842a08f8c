"""What only this article's chapters need: its indices, posts, states and dates."""
