package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.FunctionCommand;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Calls of functions whose body is SQL: the body stands in the place of the call, its parameters for the arguments.
public final class SqlFunctions {
    private static final int DEEPEST = 50;

    private SqlFunctions() {
    }

    /// What a call gives.
    static Expression call(FunctionCommand.Create function, Syntax.Call call, ExpressionAnalyzer caller) {
        if (function.table()) {
            throw Errors.invalid("NOT_A_SCALAR_FUNCTION",
                    Errors.quoted(call.name()) + " makes a table. Use it in FROM.",
                    call.origin());
        }
        var body = body(function, arguments(function, call, caller), caller, call);
        var value = body.analyze(function.body());
        return function.returns() == null ? value : Conversions.to(value, function.returns());
    }

    /// An analyzer for a body, in which the parameters mean the arguments.
    public static ExpressionAnalyzer body(FunctionCommand.Create function, Map<String, Expression> arguments,
            ExpressionAnalyzer caller, Syntax.Call call) {
        if (caller.depth() > DEEPEST) {
            throw Errors.invalid("FAILED_FUNCTION_CALL", Errors.quoted(call.name()) + " calls itself without an end.",
                    call.origin());
        }
        return caller.forBody(arguments);
    }

    /// The arguments by parameter, each of the parameter's type.
    public static Map<String, Expression> arguments(FunctionCommand.Create function, Syntax.Call call,
            ExpressionAnalyzer caller) {
        var given = new HashMap<String, Syntax>();
        var placed = call.arguments();
        for (int i = 0; i < placed.size(); i++) {
            if (placed.get(i) instanceof Syntax.NamedArgument(var name, var value, var _)) {
                given.put(name.toLowerCase(Locale.ROOT), value);
            } else if (i < function.parameters().size()) {
                given.put(function.parameters().get(i).name().toLowerCase(Locale.ROOT), placed.get(i));
            }
        }
        if (placed.size() > function.parameters().size()) {
            throw wrongCount(function, call);
        }
        var values = new HashMap<String, Expression>();
        for (var parameter : function.parameters()) {
            var key = parameter.name().toLowerCase(Locale.ROOT);
            var written = given.getOrDefault(key, parameter.defaultValue());
            if (written == null) {
                throw wrongCount(function, call);
            }
            values.put(key, Conversions.to(caller.analyze(written), parameter.type()));
        }
        return values;
    }

    private static AnalysisException wrongCount(FunctionCommand.Create function, Syntax.Call call) {
        var names = function.parameters().stream().map(FunctionCommand.Parameter::name).toList();
        var needed = function.parameters().stream().filter(parameter -> parameter.defaultValue() == null).count();
        return Errors.wrongArgumentCount(call.name(), call.name() + "(" + String.join(", ", names) + ")",
                needed == names.size() ? names.size() + " arguments" : needed + " to " + names.size() + " arguments",
                call.arguments().size(), call.origin());
    }
}
