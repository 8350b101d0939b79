package dev.vonk.runtime.expression.lambda;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Traits;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.ScalarFunction.Example;
import dev.vonk.runtime.function.ScalarFunction.NullRule;
import dev.vonk.runtime.type.DataType;
import java.util.List;
import java.util.Optional;

/// A function whose inner function is known: its arguments are the collections, and behind them what the inner function
/// uses besides its variables.
///
/// @param collections how many of the arguments are collections (the start value of AGGREGATE counts as one)
/// @param variableTypes of the variables of the inner function; they are its first inputs
/// @param body the inner function; for AGGREGATE the step
/// @param finish for AGGREGATE what is made of the last value, over one variable and the rest; else the body again
public record HigherOrder(Kind kind, int collections, List<DataType> variableTypes, Expression body, Expression finish,
        DataType result) implements ScalarFunction.Binding {

    public HigherOrder {
        variableTypes = List.copyOf(variableTypes);
    }

    /// What is done with the inner function.
    public enum Kind {
        TRANSFORM, FILTER, EXISTS, FORALL, AGGREGATE, ZIP_WITH, TRANSFORM_KEYS, TRANSFORM_VALUES, MAP_FILTER,
        MAP_ZIP_WITH, ARRAY_SORT
    }

    /// The same as a function of the arguments.
    public ScalarFunction function(String name) {
        return new ScalarFunction(name, "lambda", name + "(expr, func)", "A function of the elements.",
                new Example(name, ""), NullRule.CUSTOM,
                Traits.isDeterministic(body) && Traits.isDeterministic(finish), true, this);
    }

    @Override
    public Optional<BoundFunction> bind(List<DataType> arguments) {
        return Optional.of(new BoundFunction(arguments, result, context -> kernel(new Body(this, context))));
    }

    int variables() {
        return variableTypes.size();
    }

    private Kernel kernel(Body inner) {
        return switch (kind) {
            case TRANSFORM, FILTER, EXISTS, FORALL -> (a, rows, _, _) -> OverElements.apply(this, inner, a, rows);
            case TRANSFORM_KEYS, TRANSFORM_VALUES, MAP_FILTER ->
                (a, rows, _, _) -> OverPairs.apply(this, inner, a, rows);
            case ZIP_WITH, MAP_ZIP_WITH -> (a, rows, _, _) -> OverTwo.apply(this, inner, a, rows);
            case AGGREGATE -> (a, rows, _, _) -> Folding.apply(this, inner, a, rows);
            case ARRAY_SORT -> (a, rows, _, _) -> Sorting.apply(this, inner, a, rows);
        };
    }
}
