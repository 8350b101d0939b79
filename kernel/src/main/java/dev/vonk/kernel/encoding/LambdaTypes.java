package dev.vonk.kernel.encoding;

import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The types that a lambda was written with: `(Long x) -> x * x` takes and gives a `Long`.
///
/// @param parameters `Object` where nothing is known
record LambdaTypes(List<Class<?>> parameters, Class<?> result) {
    /// The types of a lambda, method reference or object of a functional interface with `arity` parameters.
    static LambdaTypes of(Serializable function, int arity) {
        return ofLambda(function).or(() -> ofClass(function.getClass()))
                .filter(types -> types.parameters.size() == arity).orElseGet(() -> unknown(arity));
    }

    private static LambdaTypes unknown(int arity) {
        var parameters = new Class<?>[arity];
        Arrays.fill(parameters, Object.class);
        return new LambdaTypes(List.of(parameters), Object.class);
    }

    /// A serialisable lambda can say what it was made from.
    private static Optional<LambdaTypes> ofLambda(Serializable function) {
        try {
            Method writeReplace = function.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            if (writeReplace.invoke(function) instanceof SerializedLambda lambda) {
                var type = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(),
                        function.getClass().getClassLoader());
                return Optional.of(new LambdaTypes(type.parameterList(), type.returnType()));
            }
            return Optional.empty();
        } catch (ReflectiveOperationException | RuntimeException notALambda) {
            return Optional.empty();
        }
    }

    /// A class that names the interface with its types.
    private static Optional<LambdaTypes> ofClass(Class<?> type) {
        for (var implemented : type.getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType generic
                    && generic.getRawType().getTypeName().contains(".UDF")) {
                var types = Arrays.stream(generic.getActualTypeArguments())
                        .<Class<?>>map(argument -> argument instanceof Class<?> plain ? plain : Object.class).toList();
                return Optional.of(new LambdaTypes(types.subList(0, types.size() - 1), types.getLast()));
            }
        }
        return Optional.empty();
    }
}
