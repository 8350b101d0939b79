package dev.vonk.runtime.function;

import dev.vonk.runtime.type.DataType;
import java.util.List;
import java.util.function.Function;

/// A scalar function after its argument types are known.
///
/// @param argumentTypes what the arguments must be cast to first, one for each
/// @param kernel makes the loop, given the query's constants
public record BoundFunction(List<DataType> argumentTypes, DataType resultType,
        Function<EvaluationContext, Kernel> kernel) {

    public BoundFunction(List<DataType> argumentTypes, DataType resultType, Kernel kernel) {
        this(argumentTypes, resultType, _ -> kernel);
    }
}
