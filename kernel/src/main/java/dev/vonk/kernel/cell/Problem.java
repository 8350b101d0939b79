package dev.vonk.kernel.cell;

import org.jspecify.annotations.Nullable;

/// One thing the compiler, or a magic, has against a cell.
///
/// @param line the line of the cell, from 1
/// @param column the column in that line, from 1
/// @param length how many characters are meant, at least 1
/// @param hint what to do about it, where something is known
public record Problem(int line, int column, int length, String message, @Nullable String hint) {}
