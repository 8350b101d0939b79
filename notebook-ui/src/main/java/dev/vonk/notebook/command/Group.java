package dev.vonk.notebook.command;

/// What a command is about; also the heads of the cheat sheet.
public enum Group {
    FILE("File"), EDIT("Edit"), CELL("Cells"), MOVE("Moving about"), RUN("Running"), KERNEL("Kernel"), VIEW("View"),
    HELP("Help");

    private final String label;

    Group(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
