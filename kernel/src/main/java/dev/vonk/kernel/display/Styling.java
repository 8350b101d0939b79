package dev.vonk.kernel.display;

/// Whether text may carry ANSI escape sequences.
public enum Styling {
    PLAIN,
    ANSI;

    /// The text in faint letters, where the styling allows.
    public String dim(String text) {
        return styled("\u001b[2m", text);
    }

    public String bold(String text) {
        return styled("\u001b[1m", text);
    }

    private String styled(String start, String text) {
        return this == PLAIN || text.isEmpty() ? text : start + text + "\u001b[0m";
    }
}
