/// Bytes of text to typed values and back: numbers, decimals, dates, timestamps; whole columns of them at a time.
/// Shared by the formats that are text.
///
/// Read first: [FieldDecoder], [Digits]. Must not come in: files, and what separates one value from the next.
@NullMarked
package dev.vonk.runtime.source.value;

import org.jspecify.annotations.NullMarked;
