/// What a user does wrong, from the cell to the message: one clear error, nothing of ours in it, and the next query works.
///
/// Read first: [dev.vonk.hostile.Bench], which runs cells as a front end does. Must not come in: tests of what goes well.
@NullMarked
package dev.vonk.hostile;

import org.jspecify.annotations.NullMarked;
