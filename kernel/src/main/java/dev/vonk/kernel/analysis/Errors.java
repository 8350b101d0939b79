package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.NameParser;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.runtime.type.DataType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The words of every error that analysis raises: what is wrong, and what to write instead.
public final class Errors {
    private Errors() {
    }

    public static AnalysisException unresolvedColumn(String written, String last, Collection<String> known,
            Origin origin) {
        if (known.isEmpty()) {
            return new AnalysisException("UNRESOLVED_COLUMN.WITHOUT_SUGGESTION",
                    "There is no column " + quoted(written) + "; the frame has no columns at all.", origin);
        }
        var nearest = Suggestions.nearest(last, known);
        return new AnalysisException("UNRESOLVED_COLUMN.WITH_SUGGESTION",
                "There is no column " + quoted(written) + ". Did you mean one of these: " + quoted(nearest) + "?",
                origin,
                nearest);
    }

    public static AnalysisException ambiguousReference(String written, List<String> candidates, Origin origin) {
        return new AnalysisException("AMBIGUOUS_REFERENCE",
                "The name " + quoted(written) + " could mean any of: " + String.join(", ", candidates)
                        + ". Say which: take the column from its frame, as in left.col(\"" + written
                        + "\"), or give the frames names with alias(...) and write them in front.",
                origin);
    }

    public static AnalysisException ambiguousSelfJoin(String name, Origin origin) {
        return new AnalysisException("AMBIGUOUS_REFERENCE",
                "The column " + quoted(name)
                        + " comes from a frame that is on both sides of a join, so it could mean either. "
                        + "Give the sides names, as in df.alias(\"l\") and df.alias(\"r\"), and write col(\"l." + name
                        + "\").",
                origin);
    }

    public static AnalysisException missingAttribute(String name, Collection<String> known, Origin origin) {
        return new AnalysisException("MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_MISSING_FROM_INPUT",
                "The column " + quoted(name) + " was taken from another frame and is not in this one, which has: "
                        + quoted(known) + ". Take it from this frame, or by name with col(\"" + name + "\").",
                origin);
    }

    public static AnalysisException badName(String text, Origin origin) {
        return new AnalysisException("INVALID_ATTRIBUTE_NAME_SYNTAX",
                "\"" + text + "\" is not a column name: parts stand between dots and none may be empty; "
                        + "a part with a dot or a backtick in it goes into backticks, as in `a.b`.",
                origin);
    }

    public static AnalysisException fieldNotFound(String field, String owner, Collection<String> fields,
            Origin origin) {
        return new AnalysisException("FIELD_NOT_FOUND",
                "The struct " + owner + " has no field " + quoted(field) + "; it has " + quoted(fields) + ".", origin,
                Suggestions.nearest(field, fields));
    }

    public static AnalysisException noFields(String owner, DataType type, String field, Origin origin) {
        return new AnalysisException("INVALID_EXTRACT_BASE_FIELD_TYPE",
                "Cannot take " + quoted(field) + " out of " + owner + ", which is of type " + type.sql()
                        + "; only structs, maps and arrays have parts.",
                origin);
    }

    public static AnalysisException unresolvedRoutine(String name, Collection<String> known, Origin origin) {
        var near = Suggestions.near(name, known);
        var hint = near.isEmpty()
                ? "Register your own with spark.udf().register(\"" + name + "\", ...)."
                : "Did you mean one of these: " + quoted(near) + "?";
        return new AnalysisException("UNRESOLVED_ROUTINE", "There is no function " + quoted(name) + ". " + hint, origin,
                near);
    }

    public static AnalysisException wrongArgumentCount(String name, String usage, String wanted, int given,
            Origin origin) {
        return new AnalysisException("WRONG_NUM_ARGS.WITHOUT_SUGGESTION",
                quoted(name) + " takes " + wanted + ", not " + given
                        + ". Its form is " + usage + ".",
                origin);
    }

    public static AnalysisException typeMismatch(String kind, String expression, String what, Origin origin) {
        return new AnalysisException("DATATYPE_MISMATCH." + kind, "Cannot compute " + expression + ": " + what, origin);
    }

    public static AnalysisException notBoolean(String clause, String expression, DataType type, Origin origin) {
        return new AnalysisException("DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN",
                "The " + clause + " condition " + expression + " is of type " + type.sql()
                        + "; it must be BOOLEAN. Compare it with something, as in .gt(0), or .isNotNull().",
                origin);
    }

    public static AnalysisException missingAggregation(String column, boolean grouped, Origin origin) {
        return grouped
                ? new AnalysisException("MISSING_AGGREGATION",
                        "The column " + quoted(column) + " is neither grouped by nor inside an aggregate function. "
                                + "Add it to groupBy(...), or take one value of each group with any_value(" + column
                                + ").",
                        origin)
                : new AnalysisException("MISSING_GROUP_BY",
                        "The column " + quoted(column)
                                + " stands beside an aggregate function, but there is no groupBy(...). "
                                + "Group by it, or take one value with any_value(" + column + ").",
                        origin);
    }

    public static AnalysisException nestedAggregate(String expression, Origin origin) {
        return new AnalysisException("NESTED_AGGREGATE_FUNCTION", "The aggregate " + expression
                + " stands inside another aggregate. Compute it first, in an agg(...) of its own.", origin);
    }

    public static AnalysisException aggregateNotAllowed(String clause, String expression, Origin origin) {
        return new AnalysisException("INVALID_WHERE_CONDITION", "The aggregate " + expression + " cannot stand in "
                + clause
                + ", which looks at one row at a time. Aggregate first, with agg(...), and use the column it makes.",
                origin);
    }

    public static AnalysisException generatorNotAllowed(String expression, Origin origin) {
        return new AnalysisException("UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS",
                expression + " makes several rows of one and can only stand alone in select(...) or withColumn(...). "
                        + "Select it first, then go on with the column it makes.",
                origin);
    }

    public static AnalysisException severalGenerators(String first, String second, Origin origin) {
        return new AnalysisException("UNSUPPORTED_GENERATOR.MULTI_GENERATOR",
                "Only one of " + first + " and " + second + " can stand in a select(...): do them one after the other.",
                origin);
    }

    public static AnalysisException starNotAllowed(String where, Origin origin) {
        return new AnalysisException("INVALID_USAGE_OF_STAR_OR_REGEX",
                "\"*\" stands for all columns and cannot stand in "
                        + where + ".",
                origin);
    }

    public static AnalysisException unresolvedStar(String qualifier, Collection<String> known, Origin origin) {
        return new AnalysisException("CANNOT_RESOLVE_STAR_EXPAND",
                "There is no frame and no struct called " + quoted(qualifier)
                        + " to take all columns of" + (known.isEmpty() ? "." : "; there are " + quoted(known) + "."),
                origin);
    }

    public static AnalysisException numberOfColumns(String operation, int left, int right) {
        return new AnalysisException("NUM_COLUMNS_MISMATCH",
                operation + " needs two frames of as many columns; the first has "
                        + left + ", the second " + right
                        + ". Select the columns that belong together, or use unionByName.",
                Origin.NONE);
    }

    public static AnalysisException incompatibleColumns(String operation, int place, String name, DataType left,
            DataType right) {
        return new AnalysisException("INCOMPATIBLE_COLUMN_TYPE",
                operation + " needs columns of types that go together; column " + place + " (" + name + ") is "
                        + left.sql()
                        + " in the first frame and " + right.sql() + " in the second. Cast one of them.",
                Origin.NONE);
    }

    static AnalysisException noWindowFunction(String expression, Origin origin) {
        return new AnalysisException("UNSUPPORTED_EXPR_FOR_WINDOW", expression
                + " cannot stand before OVER: only window functions such as rank() and aggregates such as sum(x) can.",
                origin);
    }

    public static AnalysisException invalid(String condition, String message, Origin origin) {
        return new AnalysisException(condition, message, origin);
    }

    public static String quoted(String name) {
        return NameParser.quoted(name);
    }

    public static String quoted(Collection<String> names) {
        return names.stream().map(NameParser::quoted).collect(Collectors.joining(", "));
    }
}
