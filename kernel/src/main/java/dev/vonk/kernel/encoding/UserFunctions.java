package dev.vonk.kernel.encoding;

import dev.vonk.runtime.code.UDF0;
import dev.vonk.runtime.code.UDF1;
import dev.vonk.runtime.code.UDF10;
import dev.vonk.runtime.code.UDF2;
import dev.vonk.runtime.code.UDF3;
import dev.vonk.runtime.code.UDF4;
import dev.vonk.runtime.code.UDF5;
import dev.vonk.runtime.code.UDF6;
import dev.vonk.runtime.code.UDF7;
import dev.vonk.runtime.code.UDF8;
import dev.vonk.runtime.code.UDF9;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.ScalarFunction.Example;
import dev.vonk.runtime.function.ScalarFunction.NullRule;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A user's functions of values as functions of the engine. Nulls are given to them as they are.
public final class UserFunctions {
    private UserFunctions() {
    }

    /// The function with any number of arguments in an array.
    interface Caller extends Serializable {
        @Nullable
        Object call(@Nullable Object[] arguments) throws Exception;
    }

    /// A function called `name`.
    ///
    /// @param function a `UDF0` to `UDF10`
    /// @param result the type it gives; null to take it from the lambda
    /// @param deterministic whether equal arguments give equal results
    /// @throws DataException where the result's type is not told and cannot be found out
    public static ScalarFunction of(String name, Serializable function, int arity, @Nullable DataType result,
            boolean deterministic) {
        var types = LambdaTypes.of(function, arity);
        var parameters = types.parameters().stream().map(parameter -> codec(parameter, "a parameter of " + name))
                .toList();
        var resultCodec = codec(types.result(), "the result of " + name);
        var resultType = result != null
                ? result
                : resultCodec.map(ValueCodec::type).orElseThrow(() -> untold(name, types.result()));
        var wanted = IntStream.rangeClosed(1, arity).mapToObj(i -> "value" + i)
                .collect(Collectors.joining(", ", name + "(", ")"));
        var binding = new Binding(name, caller(function), parameters, resultCodec, resultType);
        return new ScalarFunction(name, "user", wanted, "A function of the session.", new Example(wanted, ""),
                NullRule.CUSTOM, deterministic,
                true, binding);
    }

    private static DataException untold(String name, Class<?> type) {
        return new DataException("UDF_RESULT_TYPE_UNKNOWN", "The function "
                + name + " gives " + (type == Object.class
                        ? "something whose type"
                                + " Java does not tell"
                        : "a " + type.getSimpleName())
                + ". Say what column it makes: "
                + "register(\"" + name + "\", ..., DataTypes.StringType).");
    }

    /// How a parameter's class lies in a column; empty where values are handed over as rows hold them.
    private static Optional<ValueCodec> codec(Class<?> type, String where) {
        boolean asItIs = type == Object.class || type == Row.class || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || type == Number.class;
        return asItIs ? Optional.empty() : Optional.of(ValueCodec.of(type, where));
    }

    /// Casts the arguments to what the lambda takes, and runs it row by row.
    record Binding(String name, Caller caller, List<Optional<ValueCodec>> parameters,
            Optional<ValueCodec> resultCodec,
            DataType result) implements ScalarFunction.Binding {
        @Override
        public Optional<BoundFunction> bind(List<DataType> arguments) {
            if (arguments.size() != parameters.size()) {
                return Optional.empty();
            }
            var types = new ArrayList<DataType>();
            for (int i = 0; i < arguments.size(); i++) {
                var given = arguments.get(i);
                var wanted = parameters.get(i).map(ValueCodec::type).orElse(given);
                if (!Coercion.canImplicitlyCast(given, wanted)) {
                    return Optional.empty();
                }
                types.add(wanted);
            }
            return Optional.of(new BoundFunction(types, result, (vectors, rows, _, _) -> run(types, vectors, rows)));
        }

        private Vector run(List<DataType> types, Vector[] vectors, int rows) {
            var builder = VectorBuilder.of(result, rows);
            var arguments = new @Nullable Object[vectors.length];
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < vectors.length; i++) {
                    var value = Values.read(vectors[i], types.get(i), row);
                    arguments[i] = parameters.get(i).isPresent() ? parameters.get(i).get().inward(value) : value;
                }
                append(builder, UserCode.call(name, Arrays.asList(arguments), () -> caller.call(arguments)));
            }
            return builder.build();
        }

        private void append(VectorBuilder builder, @Nullable Object value) {
            if (resultCodec.isPresent() && resultCodec.get().type().equals(result)) {
                resultCodec.get().append(builder, value);
                return;
            }
            try {
                Values.append(builder, result, value);
            } catch (IllegalArgumentException wrong) {
                throw new DataException("INVALID_VALUE",
                        "The function " + name + " is declared to give " + result.sql() + ", but: "
                                + wrong.getMessage() + ".",
                        wrong);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Caller caller(Serializable function) {
        return switch (function) {
            case UDF0<?> f -> _ -> f.call();
            case UDF1<?, ?> f -> a -> ((UDF1<Object, Object>) f).call(a[0]);
            case UDF2<?, ?, ?> f -> a -> ((UDF2<Object, Object, Object>) f).call(a[0], a[1]);
            case UDF3<?, ?, ?, ?> f -> a -> ((UDF3<Object, Object, Object, Object>) f).call(a[0], a[1], a[2]);
            case UDF4<?, ?, ?, ?, ?> f ->
                a -> ((UDF4<Object, Object, Object, Object, Object>) f).call(a[0], a[1], a[2], a[3]);
            case UDF5<?, ?, ?, ?, ?, ?> f ->
                a -> ((UDF5<Object, Object, Object, Object, Object, Object>) f).call(a[0], a[1], a[2], a[3], a[4]);
            case UDF6<?, ?, ?, ?, ?, ?, ?> f ->
                a -> ((UDF6<Object, Object, Object, Object, Object, Object, Object>) f).call(a[0], a[1], a[2],
                        a[3], a[4], a[5]);
            case UDF7<?, ?, ?, ?, ?, ?, ?, ?> f ->
                a -> ((UDF7<Object, Object, Object, Object, Object, Object, Object, Object>) f).call(a[0],
                        a[1], a[2], a[3], a[4], a[5], a[6]);
            case UDF8<?, ?, ?, ?, ?, ?, ?, ?, ?> f ->
                a -> ((UDF8<Object, Object, Object, Object, Object, Object, Object, Object, Object>) f)
                        .call(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]);
            case UDF9<?, ?, ?, ?, ?, ?, ?, ?, ?, ?> f ->
                a -> ((UDF9<Object, Object, Object, Object, Object, Object, Object, Object, Object, Object>) f)
                        .call(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8]);
            case UDF10<?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?> f ->
                a -> ((UDF10<Object, Object, Object, Object, Object, Object, Object, Object, Object, Object, Object>) f)
                        .call(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9]);
            default -> throw new IllegalArgumentException("not a UDF0 to UDF10: " + function.getClass());
        };
    }
}
