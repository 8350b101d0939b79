package dev.vonk.runtime.function;

import dev.vonk.runtime.code.pack.SerializedTypes;
import dev.vonk.runtime.code.pack.TypeTable;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BatchCodec;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Packing;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.IntervalUnit;
import dev.vonk.runtime.type.StructField;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Types, values and functions as they travel. A function of the registry is its name, and the registry's own object
/// again; one of the user goes as it is.
public final class FunctionTypes implements SerializedTypes {
    /// A function that is in no registry.
    private record Own(String name, String family, String usage, String description, ScalarFunction.Example example,
            ScalarFunction.NullRule nulls, boolean deterministic, boolean canRaise, ScalarFunction.Binding binding) {}

    @Override
    public void list(TypeTable table) {
        table.sealed(DataType.class).add(StructField.class, IntervalUnit.class, DataException.class);
        table.replaced(Row.class, RowForm.class, row -> new RowForm(row.schema(), row.toList().toArray()),
                form -> Row.of(form.schema, form.values));
        table.add(RowForm.class, EvaluationContext.class, ScalarFunction.Example.class, ScalarFunction.NullRule.class,
                WindowFunction.Kind.class,
                Own.class);
        table.replaced(Batch.class, byte[].class, batch -> new BatchCodec(Packing.NONE).encode(batch),
                FunctionTypes::batch);
        table.replaced(ScalarFunction.class, Object.class, FunctionTypes::outward, FunctionTypes::inward);
        table.replaced(AggregateFunction.class, String.class, FunctionTypes::nameOf, FunctionTypes::aggregate);
        table.replaced(WindowFunction.class, String.class, WindowFunction::name, FunctionTypes::window);
    }

    private record RowForm(dev.vonk.runtime.type.StructType schema,
            @org.jspecify.annotations.Nullable Object[] values) {}

    private static Batch batch(byte[] frame) {
        try {
            return BatchCodec.decode(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object outward(ScalarFunction function) {
        boolean builtin = FunctionRegistry.builtin().scalar(function.name()).filter(known -> known == function)
                .isPresent();
        return builtin
                ? function.name()
                : new Own(function.name(), function.family(), function.usage(), function.description(),
                        function.example(), function.nulls(), function.deterministic(), function.canRaise(),
                        function.binding());
    }

    private static ScalarFunction inward(Object form) {
        return switch (form) {
            case String name -> FunctionRegistry.builtin().scalar(name)
                    .orElseThrow(() -> new IllegalArgumentException("no function is called " + name));
            case Own own -> new ScalarFunction(own.name, own.family, own.usage, own.description, own.example, own.nulls,
                    own.deterministic, own.canRaise, own.binding);
            default -> throw new IllegalArgumentException("no function: " + form.getClass());
        };
    }

    private static String nameOf(AggregateFunction function) {
        return FunctionRegistry.builtin().aggregate(function.name()).filter(known -> known == function)
                .map(AggregateFunction::name)
                .orElseThrow(() -> new IllegalStateException(
                        "the aggregate " + function.name() + " is in no registry"));
    }

    private static WindowFunction window(String name) {
        return FunctionRegistry.builtin().window(name)
                .orElseThrow(() -> new IllegalArgumentException("no window function is called " + name));
    }

    private static AggregateFunction aggregate(String name) {
        return FunctionRegistry.builtin().aggregate(name)
                .orElseThrow(() -> new IllegalArgumentException("no aggregate is called " + name));
    }
}
