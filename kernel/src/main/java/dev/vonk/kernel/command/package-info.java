/// What SQL commands do: views and tables, settings, what is kept in memory, what there is and what it looks like. Each
/// family of commands has a file; what a command has to tell is a frame of a few rows.
///
/// Read first: [CommandRunner]. Must not come in: the meaning of queries, text of SQL.
@NullMarked
package dev.vonk.kernel.command;

import org.jspecify.annotations.NullMarked;
