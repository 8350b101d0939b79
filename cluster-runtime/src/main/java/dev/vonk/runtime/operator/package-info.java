/// One class a plan node: `HashJoin` is executed by `HashJoinOperator`. Batches are pushed from a driver that reads a
/// leaf, through operators, into a sink.
///
/// Read first: [Sink], [Driver], then OperatorFactory, the one exhaustive switch. Must not come in: where and when a
/// task runs.
@NullMarked
package dev.vonk.runtime.operator;

import org.jspecify.annotations.NullMarked;
