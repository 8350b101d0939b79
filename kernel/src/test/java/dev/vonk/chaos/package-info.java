/// What kills workers, and what becomes of the queries: lost workers, broken and slow connections, signals, full disks,
/// hostile peers.
///
/// Read first: [dev.vonk.chaos.Crew], [dev.vonk.chaos.Witness]. Must not come in: waiting without a deadline.
@NullMarked
package dev.vonk.chaos;

import org.jspecify.annotations.NullMarked;
