package dev.vonk.kernel.table;

import dev.vonk.kernel.query.RunReport;

/// What a query did that read rows of a table.
///
/// @param limit how many rows it was to read at most; the plan that ran ends in this limit
record TableRun(RunReport report, long limit) {}
