package dev.vonk.runtime.function;

import dev.vonk.runtime.type.DataType;
import java.util.List;
import java.util.Optional;

/// A function of one row's values: an entry of a [FunctionFamily].
///
/// @param name Spark's name, lower case
/// @param family where the reference lists it, e.g. `string`
/// @param usage the call with its parameters, e.g. `substring(str, pos[, len])`
/// @param description one line
/// @param example a call and its result as SQL text, e.g. `upper('abc')` and `ABC`
/// @param binding resolves argument types; empty where the function does not take them
/// @param deterministic same arguments, same result: it may be evaluated once per distinct value or folded
/// @param canRaise an error may come from values, so it must not run on rows that a filter before it drops
public record ScalarFunction(
        String name,
        String family,
        String usage,
        String description,
        Example example,
        NullRule nulls,
        boolean deterministic,
        boolean canRaise,
        Binding binding) {

    /// What a null argument means.
    public enum NullRule {
        /// Any null argument makes the result null.
        PROPAGATE,
        /// The kernel decides.
        CUSTOM
    }

    /// A call and what it gives, both as text; a test runs it.
    public record Example(String call, String result) {}

    /// From argument types to a bound function.
    @FunctionalInterface
    public interface Binding {
        Optional<BoundFunction> bind(List<DataType> arguments);
    }

    /// The function for these argument types, or empty where it does not take them.
    public Optional<BoundFunction> bind(List<DataType> arguments) {
        return binding.bind(arguments);
    }

    @Override
    public String toString() {
        return name;
    }
}
