package dev.vonk.runtime.function;

import dev.vonk.runtime.type.DataType;
import java.util.List;
import java.util.Optional;

/// A function that only stands before OVER: what it gives for a row depends on the place of the row in its window. An
/// entry of a [FunctionFamily].
///
/// @param kind what the engine does for it
/// @param binding resolves argument types; empty where the function does not take them
public record WindowFunction(
        String name,
        String usage,
        String description,
        ScalarFunction.Example example,
        Kind kind,
        Binding binding) {

    /// What is computed.
    public enum Kind {
        ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE, LAG, LEAD, NTH_VALUE
    }

    /// From argument types to a bound function.
    @FunctionalInterface
    public interface Binding {
        Optional<BoundWindow> bind(List<DataType> arguments);
    }

    /// The function for these argument types, or empty where it does not take them.
    public Optional<BoundWindow> bind(List<DataType> arguments) {
        return binding.bind(arguments);
    }

    @Override
    public String toString() {
        return name;
    }
}
