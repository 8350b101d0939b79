package dev.vonk.kernel.sql.golden;

import dev.vonk.Session;
import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.sql.token.ParseException;
import dev.vonk.runtime.data.DataException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// The example queries of Spark's descriptions of its functions, one a function: how many have the schema that Spark
/// gives them, names of columns included. The number may only rise.
class FunctionSchemasTest {
    private static final int LEAST = 385;
    private static final Pattern LINE = Pattern.compile("\\| [\\w.$]+ \\| (\\S+) \\| (.+) \\| (struct<.*>) \\|");

    @Test
    void noFewerExamplesHaveSparksSchemaThanBefore() {
        int right = 0;
        int all = 0;
        var wrong = new ArrayList<String>();
        try (var spark = Session.builder().master("local[1]").create()) {
            for (var line : GoldenJar.text("sql-functions/sql-expression-schema.md").lines().toList()) {
                var example = LINE.matcher(line);
                if (example.matches()) {
                    all++;
                    var schema = schema(spark, example.group(2));
                    if (schema.equals(example.group(3))) {
                        right++;
                    } else {
                        wrong.add(example.group(1) + ": " + schema + " for " + example.group(3));
                    }
                }
            }
        }
        System.out.println(right + " of " + all + " examples of functions have Spark's schema");
        assertTrue(right >= LEAST, right + " of " + all + ", no more " + LEAST + ":\n" + String.join("\n", wrong));
    }

    private static String schema(Session spark, String query) {
        try {
            return Marking.schema(spark.sql(query).schema());
        } catch (AnalysisException | ParseException | DataException refused) {
            return String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
        }
    }
}
