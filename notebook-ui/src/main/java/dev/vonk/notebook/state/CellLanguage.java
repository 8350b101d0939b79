package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;

/// What a cell is written in. A SQL cell is a code cell whose first line is `%%sql`, as in the file.
public enum CellLanguage {
    JAVA("Java"), SQL("SQL"), MARKDOWN("Markdown"), RAW("Raw");

    private static final String SQL_MAGIC = "%%sql";

    private final String label;

    CellLanguage(String label) {
        this.label = label;
    }

    /// The name that users see.
    public String label() {
        return label;
    }

    public boolean runs() {
        return this == JAVA || this == SQL;
    }

    public static CellLanguage of(Cell cell) {
        return of(cell.kind(), cell.source());
    }

    public static CellLanguage of(CellKind kind, String source) {
        return switch (kind) {
            case CODE -> source.stripLeading().startsWith(SQL_MAGIC) ? SQL : JAVA;
            case MARKDOWN -> MARKDOWN;
            case RAW -> RAW;
        };
    }
}
