package dev.vonk.notebook.output.plan;

import dev.vonk.kernel.protocol.Answer;
import java.util.List;
import java.util.Locale;

/// The figures of operators in words.
final class PlanFigures {
    private PlanFigures() {}

    static boolean haveRun(List<Answer.PlanOperator> operators) {
        return operators.stream().anyMatch(operator -> operator.rows() >= 0 || operator.nanos() >= 0);
    }

    static long totalNanos(List<Answer.PlanOperator> operators) {
        return operators.stream().mapToLong(operator -> Math.max(0, operator.nanos())).sum();
    }

    static String rows(Answer.PlanOperator operator) {
        return operator.rows() < 0 ? "" : counted(operator.rows(), operator.rows() == 1 ? "row" : "rows");
    }

    static String time(Answer.PlanOperator operator, long total) {
        if (operator.nanos() < 0) {
            return "";
        }
        double millis = operator.nanos() / 1e6;
        String time = millis < 1_000
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1_000);
        return total == 0 ? time : String.format(Locale.ROOT, "%s · %.0f %%", time, 100.0 * operator.nanos() / total);
    }

    static String spilled(Answer.PlanOperator operator) {
        return operator.spilled() <= 0
                ? ""
                : String.format(Locale.ROOT, "%.1f MB spilled", operator.spilled() / 1e6);
    }

    /// Everything about an operator, a line each.
    static String all(Answer.PlanOperator operator, long total) {
        return String.join("\n", List.of(operator.name(), operator.detail(),
                operator.stage() < 0 ? "not run yet" : "stage " + operator.stage(), rows(operator),
                time(operator, total), spilled(operator)).stream().filter(line -> !line.isBlank()).toList());
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s", count, noun);
    }
}
