/// The physical plan: sealed records that say what is done, printable, without saying where. The border between
/// kernel and runtime.
///
/// Read first: [PhysicalPlan]. Must not come in: how anything is executed.
@NullMarked
package dev.vonk.runtime.plan;

import org.jspecify.annotations.NullMarked;
