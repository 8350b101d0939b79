package dev.vonk.surface;

import dev.vonk.Functions;
import dev.vonk.kernel.golden.Golden;
import dev.vonk.runtime.function.FunctionRegistry;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the methods of `Functions` against the functions of the engine. Both lists may only change by a decision that a
/// diff of the golden file shows.
class FunctionNamesTest {
    @Test
    void whichFunctionsHaveNoMethodAndWhichMethodsNoFunctionIsKnown() {
        var methods = Arrays.stream(Functions.class.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getName).map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        var functions = new TreeSet<>(FunctionRegistry.builtin().names());
        var withoutMethod = new TreeSet<>(functions);
        withoutMethod.removeAll(methods);
        var withoutFunction = new TreeSet<>(methods);
        withoutFunction.removeAll(functions);
        Golden.assertMatches(FunctionNamesTest.class, "functions.golden",
                "Functions that have no method of their own:\n"
                        + String.join("\n", withoutMethod) + "\n\nMethods that are no function of the registry:\n"
                        + String.join("\n", withoutFunction) + "\n");
    }
}
