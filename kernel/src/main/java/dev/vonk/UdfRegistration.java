package dev.vonk;

import dev.vonk.kernel.catalog.Catalog;
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

/// Makes lambdas functions of a session: what `spark.udf()` gives. The lambda is called for each row, with null where a
/// value is null; what it throws is reported with its arguments.
///
/// ```java
/// spark.udf().register("initials", (String first, String last) -> first.charAt(0) + "." + last.charAt(0) + ".");
/// df.select(call_function("initials", col("first"), col("last")));
/// ```
public final class UdfRegistration {
    private final Catalog names;

    UdfRegistration(Catalog names) {
        this.names = names;
    }

    /// A function made by `udf(...)`, known under a name from now on.
    public UserDefinedFunction register(String name, UserDefinedFunction function) {
        var named = function.withName(name);
        names.register(named.function());
        return named;
    }

    private UserDefinedFunction register(String name, Serializable function, int arity, @Nullable DataType type) {
        return register(name, new UserDefinedFunction(UserFunctions.of(name, function, arity, type, true)));
    }

    /// A function without arguments, known under a name from now on; the types are those of the lambda.
    public <R> UserDefinedFunction register(String name, UDF0<R> function) {
        return register(name, function, 0, null);
    }

    /// A function without arguments, known under a name from now on, that gives values of `type`.
    public UserDefinedFunction register(String name, UDF0<?> function, DataType type) {
        return register(name, function, 0, type);
    }

    /// A function of 1 argument, known under a name from now on; the types are those of the lambda.
    public <T1, R> UserDefinedFunction register(String name, UDF1<T1, R> function) {
        return register(name, function, 1, null);
    }

    /// A function of 1 argument, known under a name from now on, that gives values of `type`.
    public UserDefinedFunction register(String name, UDF1<?, ?> function, DataType type) {
        return register(name, function, 1, type);
    }

    /// A function of 2 arguments, known under a name from now on; the types are those of the lambda.
    public <T1, T2, R> UserDefinedFunction register(String name, UDF2<T1, T2, R> function) {
        return register(name, function, 2, null);
    }

    /// A function of 2 arguments, known under a name from now on, that gives values of `type`.
    public UserDefinedFunction register(String name, UDF2<?, ?, ?> function, DataType type) {
        return register(name, function, 2, type);
    }

    /// A function of 3 arguments, known under a name from now on; the types are those of the lambda.
    public <T1, T2, T3, R> UserDefinedFunction register(String name, UDF3<T1, T2, T3, R> function) {
        return register(name, function, 3, null);
    }

    /// A function of 3 arguments, known under a name from now on, that gives values of `type`.
    public UserDefinedFunction register(String name, UDF3<?, ?, ?, ?> function, DataType type) {
        return register(name, function, 3, type);
    }

    /// A function of 4 arguments, known under a name from now on; the types are those of the lambda.
    public <T1, T2, T3, T4, R> UserDefinedFunction register(String name, UDF4<T1, T2, T3, T4, R> function) {
        return register(name, function, 4, null);
    }

    /// A function of 4 arguments, known under a name from now on, that gives values of `type`.
    public UserDefinedFunction register(String name, UDF4<?, ?, ?, ?, ?> function, DataType type) {
        return register(name, function, 4, type);
    }

    /// A function of 5 arguments, known under a name from now on; the types are those of the lambda.
    public <T1, T2, T3, T4, T5, R> UserDefinedFunction register(String name, UDF5<T1, T2, T3, T4, T5, R> function) {
        return register(name, function, 5, null);
    }

    /// A function of 5 arguments, known under a name from now on, that gives values of `type`.
    public UserDefinedFunction register(String name, UDF5<?, ?, ?, ?, ?, ?> function, DataType type) {
        return register(name, function, 5, type);
    }

    /// A function of 6 arguments, known under a name from now on; the types are those of the lambda.
    public <T1, T2, T3, T4, T5, T6, R> UserDefinedFunction register(String name,
            UDF6<T1, T2, T3, T4, T5, T6, R> function) {
        return register(name, function, 6, null);
    }

    /// A function of 6 arguments, known under a name from now on, that gives values of `type`.
    public UserDefinedFunction register(String name, UDF6<?, ?, ?, ?, ?, ?, ?> function, DataType type) {
        return register(name, function, 6, type);
    }

    /// A function of 7 arguments, known under a name from now on; the types are those of the lambda.
    public <T1, T2, T3, T4, T5, T6, T7, R> UserDefinedFunction register(String name,
            UDF7<T1, T2, T3, T4, T5, T6, T7, R> function) {
        return register(name, function, 7, null);
    }

    /// A function of 7 arguments, known under a name from now on, that gives values of `type`.
    public UserDefinedFunction register(String name, UDF7<?, ?, ?, ?, ?, ?, ?, ?> function, DataType type) {
        return register(name, function, 7, type);
    }

    /// A function of 8 arguments, known under a name from now on; the types are those of the lambda.
    public <T1, T2, T3, T4, T5, T6, T7, T8, R> UserDefinedFunction register(String name,
            UDF8<T1, T2, T3, T4, T5, T6, T7, T8, R> function) {
        return register(name, function, 8, null);
    }

    /// A function of 8 arguments, known under a name from now on, that gives values of `type`.
    public UserDefinedFunction register(String name, UDF8<?, ?, ?, ?, ?, ?, ?, ?, ?> function, DataType type) {
        return register(name, function, 8, type);
    }

    /// A function of 9 arguments, known under a name from now on; the types are those of the lambda.
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, R> UserDefinedFunction register(String name,
            UDF9<T1, T2, T3, T4, T5, T6, T7, T8, T9, R> function) {
        return register(name, function, 9, null);
    }

    /// A function of 9 arguments, known under a name from now on, that gives values of `type`.
    public UserDefinedFunction register(String name, UDF9<?, ?, ?, ?, ?, ?, ?, ?, ?, ?> function, DataType type) {
        return register(name, function, 9, type);
    }

    /// A function of 10 arguments, known under a name from now on; the types are those of the lambda.
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, R> UserDefinedFunction register(String name,
            UDF10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, R> function) {
        return register(name, function, 10, null);
    }

    /// A function of 10 arguments, known under a name from now on, that gives values of `type`.
    public UserDefinedFunction register(String name, UDF10<?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?> function, DataType type) {
        return register(name, function, 10, type);
    }
}
