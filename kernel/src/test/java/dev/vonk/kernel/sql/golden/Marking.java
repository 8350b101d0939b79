package dev.vonk.kernel.sql.golden;

import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Says whether an answer is Spark's. A query passes when rows and column types are equal; names of columns do not
/// count. A refusal passes when the condition is the same.
final class Marking {
    private Marking() {}

    /// The mark of one answer.
    ///
    /// @param reason why it fails, in few words that many failures share; empty where it passes
    /// @param detail what else there is to say
    record Mark(boolean passes, boolean namesEqual, String reason, String detail) {
        private static Mark pass(boolean namesEqual) {
            return new Mark(true, namesEqual, "", "");
        }

        private static Mark fail(String reason, String detail) {
            return new Mark(false, false, reason, detail);
        }
    }

    static Mark mark(GoldenStatement statement, Answer answer) {
        return switch (answer) {
            case Answer.Crashed crash ->
                Mark.fail("CRASH " + crash.failure().getClass().getSimpleName(), crash.summary());
            case Answer.Hung _ -> Mark.fail("HANG", "no answer in time");
            case Answer.Refused refused -> refusal(statement, refused);
            case Answer.Rows rows -> rows(statement, rows);
        };
    }

    private static Mark refusal(GoldenStatement statement, Answer.Refused refused) {
        var golden = statement.refusal();
        if (golden.isEmpty()) {
            return Mark.fail("refused: " + refused.condition(), refused.message());
        }
        if (golden.get().condition().equals(refused.condition())) {
            return Mark.pass(true);
        }
        return Mark.fail("other error: " + refused.condition() + " for " + golden.get().condition(), refused.message());
    }

    private static Mark rows(GoldenStatement statement, Answer.Rows rows) {
        if (statement.refusal().isPresent()) {
            return Mark.fail("accepted: " + statement.refusal().get().condition(), String.join("\n", rows.lines()));
        }
        var schema = schema(rows.schema());
        if (!schema.equals(statement.schema()) && !sameTypes(statement.schema(), rows.schema())) {
            return Mark.fail("types", schema + " for " + statement.schema());
        }
        boolean equal = switch (statement.kind()) {
            case LISTING, EXPLANATION -> sameLines(withoutNumbers(statement.output()), rows.lines().stream()
                    .map(Marking::withoutNumbers).toList(), false);
            case QUERY, COMMAND, SETTING, ERROR -> sameLines(statement.output(), rows.lines(),
                    SqlWords.of(statement.sql()).isOrdered());
        };
        return equal
                ? Mark.pass(schema.equals(statement.schema()))
                : Mark.fail("rows", String.join("\n", rows.lines()));
    }

    /// Where the statement has an order, so must the answer; else Spark has sorted the lines, or their order is that of
    /// something within.
    private static boolean sameLines(String golden, List<String> lines, boolean ordered) {
        if (golden.equals(joined(lines))) {
            return true;
        }
        if (ordered) {
            return false;
        }
        var sorted = lines.stream().sorted().toList();
        return golden.equals(joined(sorted)) || sortedLines(golden).equals(sortedLines(joined(lines)));
    }

    private static List<String> sortedLines(String text) {
        return text.lines().sorted().toList();
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).stripTrailing();
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("#\\d+", "#x").replaceAll("plan_id=\\d+", "plan_id=x");
    }

    static String schema(StructType schema) {
        return schema.fields().stream().map(field -> field.name() + ":" + field.dataType().simpleString())
                .collect(Collectors.joining(",", "struct<", ">"));
    }

    /// Names may hold any sign, so the golden text is matched with our types rather than taken apart.
    private static boolean sameTypes(String golden, StructType ours) {
        var pattern = ours.fields().stream().map(StructField::dataType)
                .map(type -> ".*?:" + Pattern.quote(type.simpleString()))
                .collect(Collectors.joining(",", "struct<", ">"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(golden).matches();
    }
}
