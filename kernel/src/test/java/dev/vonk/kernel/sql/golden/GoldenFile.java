package dev.vonk.kernel.sql.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One of Spark's golden files: statements that run one after another in a session of their own, and their answers.
///
/// ```text
/// -- !query
/// SELECT 1 AS a
/// -- !query schema
/// struct<a:int>
/// -- !query output
/// 1
/// ```
///
/// @param name its path within the suite, e.g. `subquery/in-subquery/in-basic.sql`
/// @param settings what the session must be set to, beyond the defaults
record GoldenFile(String name, Map<String, String> settings, List<GoldenStatement> statements) {
    private static final Pattern MARK = Pattern.compile("-- !query.*\n");
    private static final String SET = "--SET ";
    private static final int PARTS = 3;

    /// @param input the text of the file with the questions alone, whose comments hold settings
    /// @param result the text of the file with the answers
    static GoldenFile of(String name, String input, String result) {
        return new GoldenFile(name, settings(name, input), statements(result));
    }

    private static List<GoldenStatement> statements(String result) {
        var parts = MARK.split(result, -1);
        var statements = new ArrayList<GoldenStatement>();
        for (int at = 1; at + PARTS <= parts.length; at += PARTS) {
            statements.add(new GoldenStatement(statements.size(), parts[at].strip(), parts[at + 1].strip(),
                    parts[at + 2].stripTrailing()));
        }
        return List.copyOf(statements);
    }

    private static Map<String, String> settings(String name, String input) {
        var settings = new LinkedHashMap<>(Map.of("spark.sql.session.timeZone", "America/Los_Angeles",
                "spark.sql.timeType.enabled", "true", "spark.sql.types.framework.enabled", "true"));
        settings.put("spark.sql.ansi.enabled", String.valueOf(!name.startsWith("nonansi/")));
        if (name.contains("postgreSQL/")) {
            settings.put("spark.sql.legacy.interval.enabled", "true");
        }
        if (name.startsWith("timestampNTZ/")) {
            settings.put("spark.sql.timestampType", "TIMESTAMP_NTZ");
        }
        input.lines().filter(line -> line.startsWith(SET)).forEach(line -> put(settings, line.substring(SET.length())));
        return Map.copyOf(settings);
    }

    /// A line may hold several settings with commas between; a comma inside of a value does not occur.
    private static void put(Map<String, String> settings, String line) {
        for (String setting : line.split(",")) {
            var parts = setting.split("=", 2);
            settings.put(parts[0].strip(), parts[1].strip());
        }
    }
}
