package dev.vonk.runtime.code.pack;

import org.jspecify.annotations.Nullable;

/// A value and, for the message where it cannot travel, who holds it. The label stays behind.
///
/// @param label e.g. ``the variable `limit` ``
public record Labelled(String label, @Nullable Object value) {}
