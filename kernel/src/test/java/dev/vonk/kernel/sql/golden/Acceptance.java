package dev.vonk.kernel.sql.golden;

import java.util.Map;

/// Tells whether a text is a statement.
interface Acceptance {
    /// @param settings of the session, which may change what is a statement
    boolean accepts(String sql, Map<String, String> settings);
}
