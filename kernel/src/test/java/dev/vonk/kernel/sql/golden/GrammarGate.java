package dev.vonk.kernel.sql.golden;

import dev.vonk.kernel.sql.golden.Acceptance.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every golden statement through Spark's grammar and through our parser: where do they differ?
///
/// Spark refuses some texts after its grammar has accepted them; there the golden answer is right, not the grammar.
final class GrammarGate {
    private static final Pattern SETTING = Pattern.compile(
            "(?is)set\\s+(?:hivevar:)?`?([\\w.]+)`?\\s*=\\s*`?([^;`]*)`?;?");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private final Acceptance grammar = new SparkGrammar();
    private final Acceptance ours;

    GrammarGate(Acceptance ours) {
        this.ours = ours;
    }

    /// What three judges say of one statement.
    ///
    /// @param grammar whether Spark's grammar accepts it
    /// @param golden whether Spark's parser as a whole does, which refuses more
    record Verdict(GoldenFile file, GoldenStatement statement, boolean grammar, boolean golden, Reading ours) {
        /// Whether we find the same words in the right order.
        boolean isAsGrammar() {
            return grammar == (ours != Reading.REFUSED);
        }

        /// The same, where a text counts as none too that the grammar accepts and Spark's parser then refuses.
        boolean isAsGrammarOrGolden() {
            return isAsGrammar() || !golden && ours == Reading.REFUSED;
        }

        /// Whether we say the same as Spark as a whole. Where its grammar accepts and it refuses later, so may we, early or
        /// late; where it gives an error that is none of parsing, we may find it while parsing.
        boolean isAsSpark() {
            return switch (ours) {
                case ACCEPTED -> golden || grammar;
                case REFUSED_LATER -> statement.refusal().isPresent();
                case REFUSED -> !golden;
            };
        }

        String folder() {
            int slash = file.name().indexOf('/');
            return slash < 0 ? "." : file.name().substring(0, slash);
        }
    }

    List<Verdict> judge(List<GoldenFile> files) {
        var verdicts = new ArrayList<Verdict>();
        files.forEach(file -> judge(file, verdicts));
        return verdicts;
    }

    private void judge(GoldenFile file, List<Verdict> verdicts) {
        var settings = new HashMap<>(file.settings());
        for (GoldenStatement statement : file.statements()) {
            var sql = VARIABLE.matcher(statement.sql())
                    .replaceAll(found -> Matcher.quoteReplacement(settings.getOrDefault(found.group(1), "")));
            verdicts.add(new Verdict(file, statement, grammar.read(sql, settings) == Reading.ACCEPTED,
                    !statement.isParseException(), ours.read(sql, settings)));
            if (statement.kind() == GoldenStatement.Kind.SETTING) {
                apply(statement.sql(), settings);
            }
        }
    }

    private static void apply(String sql, Map<String, String> settings) {
        var matcher = SETTING.matcher(sql.strip());
        if (matcher.matches()) {
            settings.put(matcher.group(1), matcher.group(2).strip());
        }
    }

    /// Counts, a folder a line.
    static String table(List<Verdict> verdicts) {
        var text = new StringBuilder(String.join("\t", "folder", "statements", "grammar accepts", "golden accepts",
                "ours accepts", "as grammar", "as grammar or golden", "as Spark") + "\n");
        verdicts.stream().map(Verdict::folder).distinct().sorted().forEach(folder -> text.append(
                line(folder, verdicts.stream().filter(verdict -> verdict.folder().equals(folder)).toList())));
        return text.append(line("all", verdicts)).toString();
    }

    private static String line(String name, List<Verdict> verdicts) {
        return String.join("\t", name, String.valueOf(verdicts.size()), count(verdicts, Verdict::grammar),
                count(verdicts, Verdict::golden), count(verdicts, verdict -> verdict.ours() == Reading.ACCEPTED),
                count(verdicts, Verdict::isAsGrammar), count(verdicts, Verdict::isAsGrammarOrGolden),
                count(verdicts, Verdict::isAsSpark)) + "\n";
    }

    private static String count(List<Verdict> verdicts, Predicate<Verdict> what) {
        return String.valueOf(verdicts.stream().filter(what).count());
    }

    /// The statements of which we say something else than Spark, with what each says.
    static String disagreements(List<Verdict> verdicts) {
        var text = new StringBuilder();
        verdicts.stream().filter(verdict -> !verdict.isAsSpark() || !verdict.isAsGrammar())
                .forEach(verdict -> text.append("-- ").append(verdict.file().name()).append(" #")
                        .append(verdict.statement().index()).append(verdict.isAsSpark() ? "" : " DIFFERS")
                        .append(" grammar ").append(word(verdict.grammar())).append(", golden ")
                        .append(word(verdict.golden())).append(", ours ")
                        .append(verdict.ours().name().toLowerCase(Locale.ROOT)).append("\n")
                        .append(verdict.statement().sql()).append("\n\n"));
        return text.toString();
    }

    private static String word(boolean accepts) {
        return accepts ? "accepts" : "refuses";
    }
}
