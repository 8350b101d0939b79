package dev.vonk.runtime.expression.node;

/// A part behind a condition.
///
/// @param everywhere whether it may be evaluated on all rows: it cannot raise
public record Guarded(Node node, boolean everywhere) {}
