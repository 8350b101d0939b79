package dev.vonk.kernel.sql.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs golden files and says how it went.
///
/// ```text
/// GoldenSuite                                      every file
/// GoldenSuite --file group-by.sql --show-failures  one, with what failed; --file may be given again, and a part of a
///                                                  name (subquery/) stands for all files that begin with it
/// GoldenSuite --reason "refused: UNRESOLVED"       shows failures whose reason begins so
/// ```
public final class GoldenSuite {
    private static final int REASONS = 40;
    private static final int DETAIL = 400;
    private static final Pattern MISSING = Pattern.compile("There is no (?:table )?function `([^`]+)`");

    private GoldenSuite() {}

    public static void main(String[] arguments) throws IOException {
        var names = new ArrayList<String>();
        Predicate<FileRun.Result> shown = _ -> false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--file" -> names.add(arguments[++i]);
                case "--show-failures" -> shown = result -> !result.mark().passes();
                case "--reason" -> {
                    var reason = arguments[++i];
                    shown = result -> result.mark().reason().startsWith(reason);
                }
                default -> throw new IllegalArgumentException("what is " + arguments[i] + "?");
            }
        }
        var results = run(name -> names.isEmpty() || names.stream().anyMatch(name::startsWith));
        results.stream().filter(shown).forEach(result -> System.out.println(failure(result)));
        report(results);
        System.exit(0);
    }

    /// Runs the files of some names.
    static List<FileRun.Result> run(Predicate<String> names) {
        var scope = Scope.load();
        var results = new ArrayList<FileRun.Result>();
        for (String name : GoldenJar.names()) {
            if (names.test(name)) {
                results.addAll(FileRun.of(GoldenJar.file(name), scope, SessionRunner::new));
            }
        }
        return results;
    }

    /// Prints the totals and the commonest reasons; all failures go into a file.
    static void report(List<FileRun.Result> results) throws IOException {
        var failures = results.stream().filter(result -> !result.mark().passes()).toList();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "golden-failures.txt"),
                failures.stream().map(GoldenSuite::failure).collect(Collectors.joining("\n")));
        var core = failures.stream().filter(FileRun.Result::core).toList();
        System.out.println(reasons(core));
        System.out.println("Functions that are not there, with the failures each is in: " + missingFunctions(core));
        System.out.println(ScoreTable.of(results).summary());
        System.out.printf("column names too: %,d; crashes: %,d; hangs: %,d%n",
                results.stream().filter(result -> result.mark().passes() && result.mark().namesEqual()).count(),
                begun(failures, "CRASH"), begun(failures, "HANG"));
    }

    private static String missingFunctions(List<FileRun.Result> failures) {
        return commonest(failures.stream().map(failure -> MISSING.matcher(failure.mark().detail()))
                .filter(Matcher::find).map(found -> found.group(1)).toList())
                .map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", "));
    }

    private static Stream<Map.Entry<String, Long>> commonest(List<String> words) {
        return words.stream().collect(Collectors.groupingBy(word -> word, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()));
    }

    private static long begun(List<FileRun.Result> failures, String start) {
        return failures.stream().filter(failure -> failure.mark().reason().startsWith(start)).count();
    }

    private static String reasons(List<FileRun.Result> failures) {
        return "Why statements of the core fail, the commonest first:\n"
                + commonest(failures.stream().map(GoldenSuite::reason).toList()).limit(REASONS)
                        .map(entry -> entry.getValue() + "\t" + entry.getKey()).collect(Collectors.joining("\n"));
    }

    /// The reason and the beginning of the message, without what differs from case to case.
    private static String reason(FileRun.Result failure) {
        var mark = failure.mark();
        if (!mark.reason().startsWith("refused") && !mark.reason().startsWith("CRASH")) {
            return mark.reason();
        }
        var message = mark.detail().lines().findFirst().orElse("").replaceAll("\\[[A-Z_.0-9]+] ", "")
                .replaceAll("\"[^\"]*\"|`[^`]*`|'[^']*'", "…").replaceAll("\\d+", "n");
        return mark.reason() + ": " + message.substring(0, Math.min(90, message.length()));
    }

    private static String failure(FileRun.Result result) {
        var statement = result.statement();
        return "-- " + result.file().name() + " #" + statement.index() + " " + (result.core() ? "core" : "beside")
                + " " + statement.kind() + ": " + result.mark().reason() + "\n" + statement.sql() + "\n-- golden "
                + statement.schema() + "\n" + cut(statement.output()) + "\n-- ours\n" + cut(result.mark().detail())
                + "\n";
    }

    private static String cut(String text) {
        return text.length() <= DETAIL ? text : text.substring(0, DETAIL) + "...";
    }
}
