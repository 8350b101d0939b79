package dev.vonk.kernel.sql.command;

import dev.vonk.kernel.sql.token.Names;
import dev.vonk.kernel.sql.token.Tokens;

/// `ROW FORMAT SERDE ...` and `ROW FORMAT DELIMITED ...`: how Hive's lines become columns. Read and not kept.
final class RowFormats {
    private RowFormats() {
    }

    /// Reads what stands behind ROW.
    static void read(Tokens tokens, Names names, Phrases phrases) {
        tokens.require("FORMAT");
        if (tokens.accept("SERDE")) {
            names.text();
            if (tokens.accept("WITH", "SERDEPROPERTIES")) {
                phrases.properties();
            }
            return;
        }
        tokens.require("DELIMITED");
        if (tokens.accept("FIELDS")) {
            terminated(tokens, names);
            if (tokens.accept("ESCAPED")) {
                tokens.require("BY");
                names.text();
            }
        }
        if (tokens.accept("COLLECTION", "ITEMS")) {
            terminated(tokens, names);
        }
        if (tokens.accept("MAP", "KEYS")) {
            terminated(tokens, names);
        }
        if (tokens.accept("LINES")) {
            terminated(tokens, names);
        }
        if (tokens.accept("NULL", "DEFINED")) {
            tokens.require("AS");
            names.text();
        }
    }

    private static void terminated(Tokens tokens, Names names) {
        tokens.require("TERMINATED", "BY");
        names.text();
    }
}
