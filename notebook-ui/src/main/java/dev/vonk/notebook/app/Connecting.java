package dev.vonk.notebook.app;
record Connecting(Dialogs dialogs) { void connect(NotebookPage page) { page.tell("later"); } }
