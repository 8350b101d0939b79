/// The words of SQL text: tokens, keywords, names and texts, how far a text is read, and the error where it goes wrong.
///
/// Read first: [Tokens], along which every rule moves, and [Names]. No rule of the grammar stands here.
@NullMarked
package dev.vonk.kernel.sql.token;

import org.jspecify.annotations.NullMarked;
