package dev.vonk.runtime.function.builtin;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.text.PatternCache;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;

/// LIKE and regular expressions (Java's).
public final class Patterns implements FunctionFamily {
    private static final DataType STRINGS = DataTypes.createArrayType(DataTypes.StringType);

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("string");
        likes(family);
        matches(family);
        extracts(family);
        splits(family);
        return family.functions();
    }

    private static void likes(Family family) {
        family.scalar("like", "str like pattern",
                "Whether the whole text fits: `%` is any text, `_` any one character, `\\` makes the next stand for itself.",
                "like('Spark', '_park')", "true").raises()
                .takes("string, string -> boolean", like(false))
                .takes("string, string, string -> boolean", like(false));
        family.scalar("ilike", "str ilike pattern", "As `like`, without regard to case.", "ilike('Spark', '_PARK')",
                "true").raises()
                .takes("string, string -> boolean", like(true)).takes("string, string, string -> boolean", like(true));
        Function<EvaluationContext, Kernel> find = _ -> {
            var cache = new PatternCache();
            return (a, rows, validity, scratch) -> {
                var text = TextArgument.of(a[0]);
                var pattern = TextArgument.of(a[1]);
                return Shapes.booleans(rows, validity, scratch,
                        i -> cache.regex(pattern, i, "rlike").matcher(text.string(i)).find());
            };
        };
        family.scalar("rlike", "str rlike regexp", "Whether the pattern occurs in the text.",
                "rlike('Spark SQL', 'S.*L$')", "true").alias("regexp", "regexp_like").raises()
                .takes("string, string -> boolean", find);
    }

    private static Function<EvaluationContext, Kernel> like(boolean ignoreCase) {
        return _ -> {
            var cache = new PatternCache();
            return (a, rows, validity, scratch) -> {
                var text = TextArgument.of(a[0]);
                var pattern = TextArgument.of(a[1]);
                var escape = a.length > 2 ? TextArgument.of(a[2]) : null;
                return Shapes.booleans(rows, validity, scratch, i -> {
                    var matcher = cache.like(pattern, i, escape == null ? '\\' : escape.string(i).charAt(0),
                            ignoreCase);
                    if (!ignoreCase) {
                        return matcher.matches(text.data(), text.start(i), text.size(i));
                    }
                    var lower = text.string(i).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
                    return matcher.matches(lower, 0, lower.length);
                });
            };
        };
    }

    /// Appends the answer of one row, given the pattern at the start of the text.
    @FunctionalInterface
    private interface MatchRow {
        void append(Matcher matcher, Vector[] arguments, int row, VectorBuilder out);
    }

    private static Function<EvaluationContext, Kernel> matching(String function, DataType type, MatchRow answer) {
        return _ -> {
            var cache = new PatternCache();
            return (a, rows, validity, _) -> {
                var text = TextArgument.of(a[0]);
                var pattern = TextArgument.of(a[1]);
                return Shapes.values(type, rows, validity, (i, out) -> answer
                        .append(cache.regex(pattern, i, function).matcher(text.string(i)), a, i, out));
            };
        };
    }

    private static void append(VectorBuilder out, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.appendBytes(bytes, 0, bytes.length);
    }

    private static void matches(Family family) {
        family.scalar("regexp_count", "regexp_count(str, regexp)", "How often the pattern occurs.",
                "regexp_count('Steven Jones and Stephen Smith', 'Ste(v|ph)en')", "2").raises()
                .takes("string, string -> int", matching("regexp_count", DataTypes.IntegerType,
                        (matcher, _, _, out) -> out.appendLong(matcher.results().count())));
        family.scalar("regexp_substr", "regexp_substr(str, regexp)", "The first part that fits the pattern, or NULL.",
                "regexp_substr('Steven Jones', 'Ste(v|ph)en')", "Steven").raises()
                .takes("string, string -> string",
                        matching("regexp_substr", DataTypes.StringType, (matcher, _, _, out) -> {
                            if (matcher.find()) {
                                append(out, matcher.group());
                            } else {
                                out.appendNull();
                            }
                        }));
        var instr = matching("regexp_instr", DataTypes.IntegerType,
                (matcher, _, _, out) -> out.appendLong(matcher.find() ? matcher.start() + 1 : 0));
        family.scalar("regexp_instr", "regexp_instr(str, regexp)",
                "Where the pattern first occurs, from 1; 0 where it does not.",
                "regexp_instr('user@spark.apache.org', '@[^.]*')", "5").raises()
                .takes("string, string -> int", instr).takes("string, string, int -> int", instr);
    }

    private static void extracts(Family family) {
        var extract = matching("regexp_extract", DataTypes.StringType, (matcher, a, row, out) -> {
            int group = group(matcher, a, row, "regexp_extract");
            var found = matcher.find() ? matcher.group(group) : "";
            append(out, found == null ? "" : found);
        });
        family.scalar("regexp_extract", "regexp_extract(str, regexp[, idx])",
                "Group `idx` (1 where not given) of the pattern's first occurrence; empty where there is none.",
                "regexp_extract('100-200', '([0-9]+)-([0-9]+)', 1)", "100").raises()
                .takes("string, string -> string", extract).takes("string, string, int -> string", extract);
        var all = matching("regexp_extract_all", STRINGS, (matcher, a, row, out) -> {
            int group = group(matcher, a, row, "regexp_extract_all");
            while (matcher.find()) {
                var found = matcher.group(group);
                append(out.elements(), found == null ? "" : found);
            }
            out.endList();
        });
        family.scalar("regexp_extract_all", "regexp_extract_all(str, regexp[, idx])",
                "Group `idx` (1 where not given) of every occurrence of the pattern.",
                "regexp_extract_all('100-200, 300-400', '([0-9]+)-([0-9]+)', 1)", "[100, 300]").raises()
                .takes("string, string -> array<string>", all).takes("string, string, int -> array<string>", all);
        var replace = matching("regexp_replace", DataTypes.StringType,
                (matcher, a, row, out) -> append(out, replaceAll(matcher, TextArgument.of(a[2]).string(row),
                        a.length > 3 ? (int) Vectors.longAt(a[3], row) : 1)));
        family.scalar("regexp_replace", "regexp_replace(str, regexp, rep[, position])",
                "The text with every occurrence of the pattern replaced; `$1` in `rep` is the first group.",
                "regexp_replace('100-200', '([0-9]+)', 'num')", "num-num").raises()
                .takes("string, string, string -> string", replace)
                .takes("string, string, string, int -> string", replace);
    }

    private static int group(Matcher matcher, Vector[] a, int row, String function) {
        long group = a.length > 2 ? Vectors.longAt(a[2], row) : 1;
        if (group < 0 || group > matcher.groupCount()) {
            throw new DataException("INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX",
                    function + " was asked for group " + group + ", but the pattern has " + matcher.groupCount()
                            + ". Give an index from 0 (the whole) to " + matcher.groupCount() + ".");
        }
        return (int) group;
    }

    private static String replaceAll(Matcher matcher, String replacement, int position) {
        if (position < 1) {
            throw new DataException("DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE",
                    "The position " + position + " of regexp_replace must be 1 or more.");
        }
        var out = new StringBuilder();
        boolean found = matcher.find(0);
        while (found && matcher.start() < position - 1) {
            found = matcher.find();
        }
        while (found) {
            try {
                matcher.appendReplacement(out, replacement);
            } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
                throw new DataException("INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX",
                        "The replacement '" + replacement + "' is not understood: " + broken.getMessage() + ".",
                        broken);
            }
            found = matcher.find();
        }
        return matcher.appendTail(out).toString();
    }

    private static void splits(Family family) {
        var split = matching("split", STRINGS, (matcher, a, row, out) -> {
            int limit = a.length > 2 ? (int) Vectors.longAt(a[2], row) : -1;
            var pieces = matcher.pattern().split(TextArgument.of(a[0]).string(row), limit <= 0 ? -1 : limit);
            // the empty pattern takes the text apart letter by letter; nothing follows the last one
            boolean letters = matcher.pattern().pattern().isEmpty() && pieces.length > 1;
            for (int k = 0; k < pieces.length - (letters && pieces[pieces.length - 1].isEmpty() ? 1 : 0); k++) {
                append(out.elements(), pieces[k]);
            }
            out.endList();
        });
        family.scalar("split", "split(str, regexp[, limit])",
                "The pieces between occurrences of the pattern, at most `limit` of them.",
                "split('oneAtwoBthreeC', '[ABC]')", "[one, two, three, ]").raises()
                .takes("string, string -> array<string>", split).takes("string, string, int -> array<string>", split);
    }
}
