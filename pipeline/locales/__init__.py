"""The room of languages: wording as data, and the messages of the program."""
