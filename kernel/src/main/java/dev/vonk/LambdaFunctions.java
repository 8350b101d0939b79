package dev.vonk;

import dev.vonk.kernel.encoding.UserFunctions;
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
import dev.vonk.runtime.type.DataType;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Functions made of lambdas.
abstract class LambdaFunctions extends AggregateFunctions {
    LambdaFunctions() {
    }

    private static UserDefinedFunction made(Serializable function, int arity, @Nullable DataType type) {
        return new UserDefinedFunction(UserFunctions.of("UDF", function, arity, type, true));
    }

    /// A function without arguments made of a lambda, with the lambda's types.
    public static <R> UserDefinedFunction udf(UDF0<R> function) {
        return made(function, 0, null);
    }

    /// A function without arguments made of a lambda, that gives values of `type`.
    public static UserDefinedFunction udf(UDF0<?> function, DataType type) {
        return made(function, 0, type);
    }

    /// A function of 1 argument made of a lambda, with the lambda's types.
    public static <T1, R> UserDefinedFunction udf(UDF1<T1, R> function) {
        return made(function, 1, null);
    }

    /// A function of 1 argument made of a lambda, that gives values of `type`.
    public static UserDefinedFunction udf(UDF1<?, ?> function, DataType type) {
        return made(function, 1, type);
    }

    /// A function of 2 arguments made of a lambda, with the lambda's types.
    public static <T1, T2, R> UserDefinedFunction udf(UDF2<T1, T2, R> function) {
        return made(function, 2, null);
    }

    /// A function of 2 arguments made of a lambda, that gives values of `type`.
    public static UserDefinedFunction udf(UDF2<?, ?, ?> function, DataType type) {
        return made(function, 2, type);
    }

    /// A function of 3 arguments made of a lambda, with the lambda's types.
    public static <T1, T2, T3, R> UserDefinedFunction udf(UDF3<T1, T2, T3, R> function) {
        return made(function, 3, null);
    }

    /// A function of 3 arguments made of a lambda, that gives values of `type`.
    public static UserDefinedFunction udf(UDF3<?, ?, ?, ?> function, DataType type) {
        return made(function, 3, type);
    }

    /// A function of 4 arguments made of a lambda, with the lambda's types.
    public static <T1, T2, T3, T4, R> UserDefinedFunction udf(UDF4<T1, T2, T3, T4, R> function) {
        return made(function, 4, null);
    }

    /// A function of 4 arguments made of a lambda, that gives values of `type`.
    public static UserDefinedFunction udf(UDF4<?, ?, ?, ?, ?> function, DataType type) {
        return made(function, 4, type);
    }

    /// A function of 5 arguments made of a lambda, with the lambda's types.
    public static <T1, T2, T3, T4, T5, R> UserDefinedFunction udf(UDF5<T1, T2, T3, T4, T5, R> function) {
        return made(function, 5, null);
    }

    /// A function of 5 arguments made of a lambda, that gives values of `type`.
    public static UserDefinedFunction udf(UDF5<?, ?, ?, ?, ?, ?> function, DataType type) {
        return made(function, 5, type);
    }

    /// A function of 6 arguments made of a lambda, with the lambda's types.
    public static <T1, T2, T3, T4, T5, T6, R> UserDefinedFunction udf(UDF6<T1, T2, T3, T4, T5, T6, R> function) {
        return made(function, 6, null);
    }

    /// A function of 6 arguments made of a lambda, that gives values of `type`.
    public static UserDefinedFunction udf(UDF6<?, ?, ?, ?, ?, ?, ?> function, DataType type) {
        return made(function, 6, type);
    }

    /// A function of 7 arguments made of a lambda, with the lambda's types.
    public static <T1, T2, T3, T4, T5, T6, T7, R> UserDefinedFunction udf(
            UDF7<T1, T2, T3, T4, T5, T6, T7, R> function) {
        return made(function, 7, null);
    }

    /// A function of 7 arguments made of a lambda, that gives values of `type`.
    public static UserDefinedFunction udf(UDF7<?, ?, ?, ?, ?, ?, ?, ?> function, DataType type) {
        return made(function, 7, type);
    }

    /// A function of 8 arguments made of a lambda, with the lambda's types.
    public static <T1, T2, T3, T4, T5, T6, T7, T8, R> UserDefinedFunction udf(
            UDF8<T1, T2, T3, T4, T5, T6, T7, T8, R> function) {
        return made(function, 8, null);
    }

    /// A function of 8 arguments made of a lambda, that gives values of `type`.
    public static UserDefinedFunction udf(UDF8<?, ?, ?, ?, ?, ?, ?, ?, ?> function, DataType type) {
        return made(function, 8, type);
    }

    /// A function of 9 arguments made of a lambda, with the lambda's types.
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, R> UserDefinedFunction udf(
            UDF9<T1, T2, T3, T4, T5, T6, T7, T8, T9, R> function) {
        return made(function, 9, null);
    }

    /// A function of 9 arguments made of a lambda, that gives values of `type`.
    public static UserDefinedFunction udf(UDF9<?, ?, ?, ?, ?, ?, ?, ?, ?, ?> function, DataType type) {
        return made(function, 9, type);
    }

    /// A function of 10 arguments made of a lambda, with the lambda's types.
    public static <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, R> UserDefinedFunction udf(
            UDF10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, R> function) {
        return made(function, 10, null);
    }

    /// A function of 10 arguments made of a lambda, that gives values of `type`.
    public static UserDefinedFunction udf(UDF10<?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?> function, DataType type) {
        return made(function, 10, type);
    }
}
