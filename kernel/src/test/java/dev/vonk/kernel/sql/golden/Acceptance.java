package dev.vonk.kernel.sql.golden;

import java.util.Map;

/// Tells whether a text is a statement.
interface Acceptance {
    /// @param settings of the session, which may change what is a statement
    Reading read(String sql, Map<String, String> settings);

    /// What comes of reading.
    enum Reading {
        /// It is a statement.
        ACCEPTED,
        /// Its words stand in the right order, but it says what cannot be meant.
        REFUSED_LATER,
        /// It is none.
        REFUSED
    }
}
