package dev.vonk.runtime.function;

import dev.vonk.runtime.function.aggregate.Accumulator;
import dev.vonk.runtime.type.DataType;
import java.util.List;
import java.util.function.Supplier;

/// An aggregate function after its argument types are known.
///
/// @param argumentTypes what the arguments must be cast to first
/// @param stateTypes the columns of a partial state
/// @param nullable whether the result may be null (all but the counts)
public record BoundAggregate(
        List<DataType> argumentTypes,
        DataType resultType,
        List<DataType> stateTypes,
        boolean nullable,
        Supplier<Accumulator> accumulator) {}
