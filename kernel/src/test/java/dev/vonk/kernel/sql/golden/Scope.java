package dev.vonk.kernel.sql.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What is left out of the core score, and why: the lines of `scope.tsv`. A statement with a tag is still run.
record Scope(List<Rule> rules) {
    /// @param inFile whether the pattern is looked for in the file's name rather than in the statement
    record Rule(String tag, boolean inFile, Pattern pattern) {
        private boolean holds(GoldenFile file, GoldenStatement statement) {
            return pattern.matcher(inFile ? file.name() : statement.sql()).find();
        }
    }

    static Scope load() {
        try (InputStream in = Scope.class.getResourceAsStream("scope.tsv")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return new Scope(text.lines().filter(line -> !line.startsWith("#")).map(Scope::rule).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Rule rule(String line) {
        var parts = line.split("\t");
        return new Rule(parts[0], parts[1].equals("file"), Pattern.compile(parts[2], Pattern.CASE_INSENSITIVE));
    }

    /// Why it is out of the core; empty for a statement of the core.
    Set<String> tags(GoldenFile file, GoldenStatement statement) {
        var tags = new TreeSet<String>();
        rules.stream().filter(rule -> rule.holds(file, statement)).forEach(rule -> tags.add(rule.tag()));
        return tags;
    }

    boolean isCore(GoldenFile file, GoldenStatement statement) {
        return tags(file, statement).isEmpty();
    }
}
