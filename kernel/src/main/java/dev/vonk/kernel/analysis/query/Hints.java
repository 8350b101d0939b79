package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Orderings;
import dev.vonk.kernel.analysis.Surroundings;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Syntax;
import java.util.List;
import java.util.Locale;

/// Hints that ask for a number of partitions. Those that ask for a kind of join are let go: the planner knows the sizes.
final class Hints {
    private Hints() {
    }

    /// The rows of a frame dealt out as its hints say; hints that are not known do nothing, as in Spark.
    static Frame applied(Frame from, List<Query.Hint> hints, Surroundings around) {
        var frame = from;
        for (var hint : hints) {
            frame = switch (hint.name().toUpperCase(Locale.ROOT)) {
                case "REPARTITION" -> dealt(frame, hint, OneInput.Repartition.Kind.HASH, around);
                case "REPARTITION_BY_RANGE" -> dealt(frame, hint, OneInput.Repartition.Kind.RANGE, around);
                default -> frame;
            };
        }
        return frame;
    }

    private static Frame dealt(Frame frame, Query.Hint hint, OneInput.Repartition.Kind kind, Surroundings around) {
        var arguments = hint.arguments();
        boolean counted = !arguments.isEmpty() && arguments.getFirst() instanceof Syntax.Literal;
        int partitions = counted ? Constants.integer(arguments.getFirst(), "a number of partitions", around) : 0;
        var keys = arguments.subList(counted ? 1 : 0, arguments.size());
        var how = keys.isEmpty() ? OneInput.Repartition.Kind.ROUND_ROBIN : kind;
        return new Orderings(around).repartition(frame, how, partitions, keys);
    }
}
