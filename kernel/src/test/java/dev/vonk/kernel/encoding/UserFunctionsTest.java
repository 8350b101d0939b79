package dev.vonk.kernel.encoding;

import dev.vonk.runtime.code.UDF0;
import dev.vonk.runtime.code.UDF1;
import dev.vonk.runtime.code.UDF2;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UserFunctionsTest {
    /// A result with parts.
    public record Pair(String text, int length) {}

    private static Vector vector(DataType type, @Nullable Object... values) {
        var builder = VectorBuilder.of(type, values.length);
        for (var value : values) {
            Values.append(builder, type, value);
        }
        return builder.build();
    }

    private static List<@Nullable Object> run(ScalarFunction function, List<DataType> types, int rows,
            Vector... arguments) {
        var bound = function.bind(types).orElseThrow();
        var result = bound.kernel().apply(EvaluationContext.UTC).apply(arguments, rows, null, Scratch.fresh());
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < rows; i++) {
            values.add(Values.read(result, bound.resultType(), i));
        }
        return values;
    }

    @Test
    void theTypesAreThoseOfTheLambda() {
        UDF2<Long, String, Integer> lambda = (number, text) -> number == null ? null : (int) (number + text.length());
        var function = UserFunctions.of("f", lambda, 2, null, true);
        var bound = function.bind(List.of(DataTypes.IntegerType, DataTypes.StringType)).orElseThrow();
        assertEquals(List.of(DataTypes.LongType, DataTypes.StringType), bound.argumentTypes());
        assertEquals(DataTypes.IntegerType, bound.resultType());
        assertEquals(Arrays.asList(3, null), run(function, List.of(DataTypes.LongType, DataTypes.StringType), 2,
                vector(DataTypes.LongType, 1L, null), vector(DataTypes.StringType, "ab", "c")));
    }

    @Test
    void aMethodReferenceIsALambdaToo() {
        UDF1<String, Integer> length = String::length;
        assertEquals(List.of(3),
                run(UserFunctions.of("length", length, 1, null, true), List.of(DataTypes.StringType), 1,
                        vector(DataTypes.StringType, "abc")));
    }

    @Test
    void aRecordComesBackAsAStruct() {
        UDF1<String, Pair> pair = text -> new Pair(text, text.length());
        var function = UserFunctions.of("pair", pair, 1, null, true);
        assertEquals("struct<text:string,length:int>",
                function.bind(List.of(DataTypes.StringType)).orElseThrow().resultType().simpleString());
        assertEquals("[[ab,2]]",
                run(function, List.of(DataTypes.StringType), 1, vector(DataTypes.StringType, "ab")).toString());
    }

    @Test
    void anObjectOfAClassTellsItsTypesToo() {
        var function = UserFunctions.of("zero", new UDF0<Double>() {
            @Override
            public Double call() {
                return 0.5;
            }
        }, 0, null, true);
        assertEquals(List.of(0.5, 0.5), run(function, List.of(), 2));
    }

    @Test
    void argumentsItDoesNotTakeAreRefused() {
        UDF1<Long, Long> square = number -> number * number;
        var function = UserFunctions.of("square", square, 1, null, true);
        assertTrue(function.bind(List.of(DataTypes.createArrayType(DataTypes.LongType))).isEmpty());
        assertTrue(function.bind(List.of()).isEmpty());
    }

    @Test
    void whatTheLambdaThrowsComesBackWithItsArguments() {
        UDF1<Long, Long> square = number -> number * number;
        var error = assertThrows(DataException.class,
                () -> run(UserFunctions.of("square", square, 1, null, true), List.of(DataTypes.LongType), 1,
                        vector(DataTypes.LongType, (Object) null)));
        assertTrue(error.getMessage().startsWith("[FAILED_EXECUTE_UDF] The function given to square failed for [null]"),
                error.getMessage());
    }
}
