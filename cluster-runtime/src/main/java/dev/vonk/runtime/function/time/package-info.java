/// Days and microseconds since 1970 as calendar fields, in a zone, and as text.
///
/// Read first: [Calendar], [Zone]. Must not come in: functions and their names.
@NullMarked
package dev.vonk.runtime.function.time;

import org.jspecify.annotations.NullMarked;
