"""The room of output formats: a document becomes the bytes of a file."""
