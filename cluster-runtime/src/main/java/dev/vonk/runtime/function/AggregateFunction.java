package dev.vonk.runtime.function;

import dev.vonk.runtime.type.DataType;
import java.util.List;
import java.util.Optional;

/// A function of many rows: an entry of a [FunctionFamily].
///
/// @param binding resolves argument types; empty where the function does not take them
public record AggregateFunction(
        String name,
        String usage,
        String description,
        ScalarFunction.Example example,
        Binding binding) {

    /// From argument types to a bound aggregate.
    @FunctionalInterface
    public interface Binding {
        Optional<BoundAggregate> bind(List<DataType> arguments);
    }

    /// The aggregate for these argument types, or empty where it does not take them.
    public Optional<BoundAggregate> bind(List<DataType> arguments) {
        return binding.bind(arguments);
    }

    @Override
    public String toString() {
        return name;
    }
}
