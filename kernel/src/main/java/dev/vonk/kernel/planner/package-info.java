/// Logical to physical: picks how joins and aggregates are done, places exchanges, binds columns to places.
///
/// Read first: [Planner]. Must not come in: rewriting that keeps a plan logical (the optimizer's), running.
@NullMarked
package dev.vonk.kernel.planner;

import org.jspecify.annotations.NullMarked;
