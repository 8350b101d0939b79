package dev.vonk.repl.directive;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.repl.progress.ProgressText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Lists in aligned columns.
final class Listing {
    private Listing() {}

    static String directives(List<Directive> directives) {
        return columns(directives.stream()
                .map(each -> List.of((each.name() + " " + each.argument()).strip(), each.summary()))
                .toList());
    }

    static String variables(List<Answer.VariableView> variables) {
        if (variables.isEmpty())
            return "There are no variables yet.";
        return columns(variables.stream().map(each -> List.of(each.name(), each.type(), each.preview())).toList());
    }

    static String workers(List<Answer.WorkerView> workers) {
        if (workers.isEmpty())
            return "There are no workers: nothing has joined the pool yet, or queries run elsewhere.";
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("name", "where", "state", "slots", "running", "memory", "how it ended"));
        for (var worker : workers) {
            rows.add(List.of(worker.name(), worker.where().isEmpty() ? "this process" : worker.where(),
                    worker.state(), String.valueOf(worker.slots()), String.valueOf(worker.running()),
                    ProgressText.bytes(worker.memoryUsed()) + " of " + ProgressText.bytes(worker.memoryLimit()),
                    worker.ended()));
        }
        return columns(rows);
    }

    static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String columns(List<List<String>> rows) {
        int last = rows.getFirst().size() - 1;
        int[] widths = IntStream.range(0, last)
                .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            String padded = IntStream.range(0, last)
                    .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - row.get(column).length() + 2))
                    .collect(Collectors.joining());
            lines.add(("  " + padded + row.get(last)).stripTrailing());
        }
        return String.join("\n", lines);
    }
}
