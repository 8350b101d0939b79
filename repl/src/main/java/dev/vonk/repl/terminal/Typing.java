package dev.vonk.repl.terminal;

import dev.vonk.kernel.document.SqlCell;

/// What is typed at the prompt: Java, or, after `:sql`, SQL. Typed SQL becomes a cell of SQL for the kernel.
final class Typing {
    private static final String BEFORE_SQL = SqlCell.MAGIC + "\n";

    private volatile boolean sql;

    boolean isSql() {
        return sql;
    }

    void sql(boolean typed) {
        sql = typed;
    }

    /// What the kernel is given for a text.
    String cell(String text) {
        return before() + text;
    }

    /// What the kernel is given before a text.
    String before() {
        return sql ? BEFORE_SQL : "";
    }
}
