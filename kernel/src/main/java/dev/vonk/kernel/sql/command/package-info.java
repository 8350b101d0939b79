/// The rules for statements: commands by their first words, and queries.
///
/// Read first: [Statements], [Commands]. What a command does is no concern of this room.
@NullMarked
package dev.vonk.kernel.sql.command;

import org.jspecify.annotations.NullMarked;
