package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;

/// `stack` and `json_tuple` as `inline` of an array of structs.
final class Unfolded {
    private Unfolded() {
    }

    /// The call, or the one that it is short for.
    static Syntax.Call inlined(Syntax.Call call) {
        return switch (call.name()) {
            case "stack" -> inline(call, rows(call));
            case "json_tuple" -> inline(call, List.of(fields(call)));
            default -> call;
        };
    }

    private static Syntax.Call inline(Syntax.Call call, List<Syntax> rows) {
        return new Syntax.Call("inline", List.of(new Syntax.Call("array", rows, call.origin())), call.origin());
    }

    private static Syntax text(String text, Syntax.Call call) {
        return new Syntax.Literal(text, DataTypes.StringType, call.origin());
    }

    /// The values dealt out to so many rows, filled up with NULLs.
    private static List<Syntax> rows(Syntax.Call call) {
        var arguments = call.arguments();
        if (arguments.size() < 2) {
            throw Errors.wrongArgumentCount("stack", "stack(n, expr, ...)", "2 arguments or more", arguments.size(),
                    call.origin());
        }
        if (!(arguments.getFirst() instanceof Syntax.Literal(Integer count, var _, var _)) || count < 1) {
            throw Errors.typeMismatch("NON_FOLDABLE_INPUT", "stack(...)",
                    "the number of rows must be a constant INT from 1 on.", call.origin());
        }
        var values = arguments.subList(1, arguments.size());
        int width = (values.size() + count - 1) / count;
        var rows = new ArrayList<Syntax>();
        for (int row = 0; row < count; row++) {
            var fields = new ArrayList<Syntax>();
            for (int column = 0; column < width; column++) {
                int at = row * width + column;
                fields.add(text("col" + column, call));
                fields.add(at < values.size()
                        ? values.get(at)
                        : new Syntax.Literal(null, DataTypes.NullType, call.origin()));
            }
            rows.add(new Syntax.Call("named_struct", fields, call.origin()));
        }
        return rows;
    }

    /// A column for each key.
    private static Syntax fields(Syntax.Call call) {
        var arguments = call.arguments();
        if (arguments.size() < 2) {
            throw Errors.wrongArgumentCount("json_tuple", "json_tuple(json, key, ...)", "2 arguments or more",
                    arguments.size(), call.origin());
        }
        var fields = new ArrayList<Syntax>();
        for (int i = 1; i < arguments.size(); i++) {
            var path = new Syntax.Call("concat",
                    List.of(text("$['", call), arguments.get(i), text("']", call)), call.origin());
            fields.add(text("c" + (i - 1), call));
            fields.add(new Syntax.Call("get_json_object", List.of(arguments.getFirst(), path), call.origin()));
        }
        return new Syntax.Call("named_struct", fields, call.origin());
    }
}
