package dev.vonk.repl.sql;

/// How the rows of a result are written.
public enum ResultFormat {
    /// A table for people, its first rows.
    TABLE,
    /// Lines of values with commas between, the names first; all rows.
    CSV,
    /// A JSON object on each line; all rows.
    JSON,
    /// A table of Markdown; all rows.
    MARKDOWN
}
