package dev.vonk.runtime.function;

import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.TypeParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One way to call a function, as a family file writes it: `string, int -> string`. `...` after the last parameter
/// lets it repeat, also no time; `any` takes every type as it is.
///
/// @param parameters null stands for `any`
record Signature(List<@org.jspecify.annotations.Nullable DataType> parameters, boolean repeats, DataType result) {
    /// What no call can cost: the arguments do not fit.
    static final int NEVER = Integer.MAX_VALUE;

    static Signature parse(String text) {
        int arrow = text.indexOf("->");
        var left = text.substring(0, arrow).strip();
        boolean repeats = left.endsWith("...");
        if (repeats) {
            left = left.substring(0, left.length() - 3);
        }
        var parameters = new ArrayList<@org.jspecify.annotations.Nullable DataType>();
        for (var word : split(left)) {
            parameters.add(word.equals("any") ? null : TypeParser.parseType(word));
        }
        return new Signature(Collections.unmodifiableList(parameters), repeats,
                TypeParser.parseType(text.substring(arrow + 2).strip()));
    }

    private static List<String> split(String list) {
        var words = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            char letter = i == list.length() ? ',' : list.charAt(i);
            depth += letter == '<' || letter == '(' ? 1 : letter == '>' || letter == ')' ? -1 : 0;
            if (letter == ',' && depth == 0) {
                var word = list.substring(start, i).strip();
                if (!word.isEmpty()) {
                    words.add(word);
                }
                start = i + 1;
            }
        }
        return words;
    }

    /// How far these arguments are from the parameters: 0 for exactly, [#NEVER] where they do not fit.
    int cost(List<DataType> arguments) {
        int fixed = parameters.size();
        if (repeats ? arguments.size() < fixed - 1 : arguments.size() != fixed) {
            return NEVER;
        }
        int cost = 0;
        for (int i = 0; i < arguments.size(); i++) {
            var wanted = parameters.get(Math.min(i, fixed - 1));
            var given = arguments.get(i);
            if (wanted == null || given.equals(wanted)) {
                continue;
            }
            if (!Coercion.canImplicitlyCast(given, wanted)) {
                return NEVER;
            }
            boolean widens = Coercion.castNeverFails(given, wanted) && !(wanted instanceof DataType.StringType);
            cost += given instanceof DataType.NullType
                    ? 1
                    : widens ? 10 : given.isNumeric() == wanted.isNumeric() ? 100 : 1000;
        }
        return cost;
    }

    /// What the arguments are to be cast to.
    List<DataType> wanted(List<DataType> arguments) {
        var types = new ArrayList<DataType>(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            var wanted = parameters.get(Math.min(i, parameters.size() - 1));
            types.add(wanted == null ? arguments.get(i) : wanted);
        }
        return types;
    }
}
