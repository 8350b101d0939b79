/// More functions of dates, timestamps and intervals: the parts of intervals, parts with fractions, timestamps that may
/// fail to be made, time zones.
///
/// Read first: [DateParts]. Must not come in: what reads and writes text by patterns.
@NullMarked
package dev.vonk.runtime.function.builtin.calendar;

import org.jspecify.annotations.NullMarked;
