package dev.vonk.kernel.cell;

import org.jspecify.annotations.Nullable;

/// A variable of the session.
///
/// @param type the declared or inferred type, as the compiler prints it
/// @param value the object it holds now; primitive values are boxed
public record Variable(String name, String type, @Nullable Object value) {}
