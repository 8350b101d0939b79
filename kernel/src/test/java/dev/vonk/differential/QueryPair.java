package dev.vonk.differential;

import dev.vonk.DataFrame;
import java.util.function.Function;

/// One question in both languages.
///
/// @param sql for DuckDB, over tables `t` and `u`
/// @param ordered whether the order of the rows is part of the answer
record QueryPair(String name, Function<Tables, DataFrame> program, String sql, boolean ordered) {
    /// The two tables.
    record Tables(DataFrame t, DataFrame u) {}
}
