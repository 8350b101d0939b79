package dev.vonk.kernel.sql.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// How many statements of each file pass, as a file in the tree that may only get better.
record ScoreTable(SortedMap<String, Score> scores) {
    private static final Path FILE = Path.of("..", "docs", "sql-golden.tsv");
    private static final String HEAD = """
            # Spark's golden SQL files: statements of each, those of the core, and how many of both pass; the queries of the core too.
            # Written by the suite with -Dgolden.suite -Dgolden=update; no number of passes may fall.
            # file	statements	core	core queries	passed	core passed	core queries passed
            """;

    /// The counts of one file.
    record Score(long all, long core, long queries, long passed, long corePassed, long queriesPassed) {
        private static Score of(List<FileRun.Result> results) {
            var core = results.stream().filter(FileRun.Result::core).toList();
            var queries = core.stream()
                    .filter(result -> result.statement().kind() == GoldenStatement.Kind.QUERY).toList();
            return new Score(results.size(), core.size(), queries.size(), passed(results), passed(core),
                    passed(queries));
        }

        private static long passed(List<FileRun.Result> results) {
            return results.stream().filter(result -> result.mark().passes()).count();
        }

        private static Score parse(String[] parts) {
            return new Score(Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]), Long.parseLong(parts[5]), Long.parseLong(parts[6]));
        }

        private String text(String name) {
            return String.join("\t", name, "" + all, "" + core, "" + queries, "" + passed, "" + corePassed,
                    "" + queriesPassed);
        }
    }

    static ScoreTable of(List<FileRun.Result> results) {
        var byFile = new TreeMap<String, List<FileRun.Result>>();
        results.forEach(
                result -> byFile.computeIfAbsent(result.file().name(), _ -> new ArrayList<>()).add(result));
        var scores = new TreeMap<String, Score>();
        byFile.forEach((name, of) -> scores.put(name, Score.of(of)));
        return new ScoreTable(scores);
    }

    static ScoreTable load() {
        var scores = new TreeMap<String, Score>();
        try {
            Files.readString(FILE).lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
                    .forEach(parts -> scores.put(parts[0], Score.parse(parts)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new ScoreTable(scores);
    }

    void save() {
        var text = new StringBuilder(HEAD);
        scores.forEach((name, score) -> text.append(score.text(name)).append('\n'));
        try {
            Files.writeString(FILE, text.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Where these are worse than those of the tree, a sentence each.
    List<String> falls(ScoreTable before) {
        var sentences = new ArrayList<String>();
        scores.forEach((name, score) -> {
            var old = before.scores.get(name);
            if (old == null) {
                sentences.add(name + " is not in " + FILE);
            } else if (score.passed() < old.passed() || score.corePassed() < old.corePassed()) {
                sentences.add(name + ": " + score.passed() + " pass, " + old.passed() + " did");
            }
        });
        return sentences;
    }

    /// All files together, for people.
    String summary() {
        return "core " + share(Score::corePassed, Score::core) + ", core queries "
                + share(Score::queriesPassed, Score::queries) + ", all " + share(Score::passed, Score::all);
    }

    private String share(ToLongFunction<Score> part, ToLongFunction<Score> whole) {
        long passed = scores.values().stream().mapToLong(part).sum();
        long all = scores.values().stream().mapToLong(whole).sum();
        return String.format(java.util.Locale.ROOT, "%,d of %,d (%.1f %%)", passed, all,
                all == 0 ? 0.0 : 100.0 * passed / all);
    }
}
