package dev.vonk.runtime.function;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ByteVector;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.expression.Calls;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.ExampleParser;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.function.cast.TextForm;
import dev.vonk.runtime.function.time.Zone;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Every function's example gives what it says.
class ExamplesTest {
    private static final Map<String, Expression> COLUMNS = Map.of("x", Calls.column(0, DataTypes.IntegerType), "y",
            Calls.column(1, DataTypes.DoubleType),
            "s", Calls.column(2, DataTypes.StringType), "b", Calls.column(3, DataTypes.BooleanType));
    private static final Batch ROWS = Batch.of(3, IntVector.of(1, 2, 3), DoubleVector.of(2, 4, 6),
            BytesVector.of("a", "b", "c"), ByteVector.of(new byte[]{1, 0, 1}));

    @TestFactory
    Stream<DynamicTest> scalarExamples() {
        return FunctionRegistry.builtin().scalars().stream()
                .map(function -> DynamicTest.dynamicTest(function.name(), () -> {
                    var example = function.example();
                    assertEquals(example.result(), evaluate(ExampleParser.parse(example.call())), example.call());
                }));
    }

    private static String evaluate(Expression expression) {
        var value = Evaluators.compile(expression, EvaluationContext.UTC).evaluate(Batch.of(1, IntVector.of(0)));
        return text(value, expression.type(), 0);
    }

    private static String text(Vector value, DataType type, int row) {
        if (value.isNull(row)) {
            return "NULL";
        }
        var out = new StringBuilder();
        TextForm.append(out, value, type, row, new Zone(java.time.ZoneOffset.UTC));
        return out.toString();
    }

    @TestFactory
    Stream<DynamicTest> aggregateExamples() {
        return FunctionRegistry.builtin().aggregates().stream()
                .map(function -> DynamicTest.dynamicTest(function.name(), () -> {
                    var example = function.example();
                    assertEquals(example.result(), aggregate(function, example.call(), false), example.call());
                    assertEquals(example.result(), aggregate(function, example.call(), true),
                            "in two phases: " + example.call());
                }));
    }

    /// In two phases, each row is aggregated apart and the states are merged.
    private static String aggregate(AggregateFunction function, String call, boolean twoPhases) {
        var inner = call.substring(call.indexOf('(') + 1, call.lastIndexOf(')'));
        var parsed = inner.isEmpty()
                ? List.<Expression>of()
                : ((Expression.Call) ExampleParser.parse("struct(" + inner + ")", COLUMNS)).arguments();
        var bound = function.bind(parsed.stream().map(Expression::type).toList()).orElseThrow();
        var arguments = new ArrayList<Expression>();
        for (int i = 0; i < parsed.size(); i++) {
            var wanted = bound.argumentTypes().get(i);
            arguments.add(parsed.get(i).type().equals(wanted) ? parsed.get(i) : Calls.cast(parsed.get(i), wanted));
        }
        var total = bound.accumulator().get();
        total.grow(1);
        if (!twoPhases) {
            total.updateOne(3, values(arguments, ROWS));
            return text(total.result(1), bound.resultType(), 0);
        }
        for (int row = 0; row < 3; row++) {
            var part = bound.accumulator().get();
            part.grow(1);
            part.update(new int[1], 1, values(arguments, ROWS.slice(row, 1)));
            var state = part.state(1);
            assertEquals(bound.stateTypes().size(), state.length);
            total.merge(new int[1], 1, state);
        }
        return text(total.result(1), bound.resultType(), 0);
    }

    private static Vector[] values(List<Expression> arguments, Batch batch) {
        return Stream.of(Evaluators.compileAll(arguments, EvaluationContext.UTC).evaluate(batch))
                .map(vector -> Vectors.argument(vector, Scratch.fresh())).toArray(Vector[]::new);
    }

    @Test
    void everyFunctionIsDescribed() {
        for (var function : FunctionRegistry.builtin().scalars()) {
            assertTrue(function.description().endsWith(".") && function.usage().length() > 2, function.name());
        }
    }
}
