package dev.vonk.kernel.document;

/// What a cell holds, under nbformat's names.
public enum CellKind {
    CODE("code"),
    MARKDOWN("markdown"),
    RAW("raw");

    private final String word;

    CellKind(String word) {
        this.word = word;
    }

    /// The file's word for it.
    public String word() {
        return word;
    }
}
