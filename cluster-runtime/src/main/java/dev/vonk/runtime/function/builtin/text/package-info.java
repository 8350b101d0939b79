/// More functions of text: numbers by patterns, text to bytes, checks of UTF-8, text by chance.
///
/// Read first: [NumberTexts], [NumberPattern]. Must not come in: what has its loop in `function.text`.
@NullMarked
package dev.vonk.runtime.function.builtin.text;

import org.jspecify.annotations.NullMarked;
