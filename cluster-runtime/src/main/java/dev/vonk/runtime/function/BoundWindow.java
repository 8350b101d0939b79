package dev.vonk.runtime.function;

import dev.vonk.runtime.type.DataType;
import java.util.List;

/// A window function after its argument types are known.
///
/// @param argumentTypes what the arguments must be cast to first, one for each
public record BoundWindow(List<DataType> argumentTypes, DataType resultType) {}
