package dev.vonk.surface;

import dev.vonk.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Calls whose meaning is settled by analysis: functions of functions, fields of times, patterns.
class FunctionFormsTest {
    private static final List<String> QUESTIONS = List.of("transform(array(1, 2, 3), x -> x + a)=[11, 12, 13]",
            "transform(array(1, 2), (x, i) -> x * i)=[0, 2]",
            "filter(array(0, 2, NULL, 3), x -> x > 1)=[2, 3]",
            "exists(array(1, NULL), x -> x > 1)=NULL", "forall(array(1, 2), x -> x < a)=true",
            "aggregate(array(1, 2, 3), 0, (acc, x) -> acc + x, acc -> acc * a)=60",
            "zip_with(array(1, 2), array('x'), (n, t) -> concat(n, coalesce(t, '-')))=[1x, 2-]",
            "transform_keys(map('k', 1), (k, v) -> concat(k, v))={k1 -> 1}",
            "transform_values(map('k', 1), (k, v) -> v + a)={k -> 11}",
            "map_filter(map(1, 0, 2, 2), (k, v) -> k <= v)={2 -> 2}",
            "map_zip_with(map(1, 'a'), map(1, 'x', 2, 'y'), (k, x, y) -> concat(coalesce(x, '-'), y))"
                    + "={1 -> ax, 2 -> -y}",
            "array_sort(array(2, 3, 1), (l, r) -> r - l)=[3, 2, 1]",
            "transform(array(array(1, 2)), x -> transform(x, y -> y + size(x) + a))=[[13, 14]]",
            "extract(YEAR FROM DATE '2019-08-12')=2019",
            "date_part('seconds', TIMESTAMP_NTZ '2019-08-12 01:00:01.5')=1.500000",
            "extract(MONTHS FROM INTERVAL '2-11' YEAR TO MONTH)=11",
            "extract(hours FROM INTERVAL '-1 02:00:00' DAY TO SECOND)=-2", "'abc' LIKE ANY ('x%', 'a%')=true",
            "'abc' NOT LIKE ALL ('x%', 'a%')=false", "to_number('<1,234.5>', '9,999.9PR')=-1234.5",
            "try_to_number('x', '99')=NULL",
            "from_json('{\"a\": 1}', 'a INT, b STRING')={1, null}", "hex(lpad(X'AA', 3, X'01'))=0101AA");

    @Test
    void theirValuesAreSparks() {
        try (var spark = Session.builder().master("local[1]").create()) {
            for (var question : QUESTIONS) {
                int end = question.lastIndexOf('=');
                var row = spark.sql("SELECT CAST(" + question.substring(0, end) + " AS STRING) FROM VALUES (10) t(a)")
                        .collectAsList().getFirst();
                assertEquals(question.substring(end + 1), row.isNullAt(0) ? "NULL" : row.getString(0), question);
            }
        }
    }

    @Test
    void innerFunctionsSeeTheRowTheyBelongTo() {
        try (var spark = Session.builder().master("local[2]").create()) {
            var rows = spark.sql("""
                    SELECT g, CAST(transform(collect_list(x), y -> y + g) AS STRING) AS t
                    FROM VALUES (1, 5), (2, 7), (3, 9) t(g, x) GROUP BY g ORDER BY g""").collectAsList().toString();
            assertEquals("[[1,[6]], [2,[9]], [3,[12]]]", rows);
        }
    }

    @Test
    void groupsInAnOrderAreAggregated() {
        try (var spark = Session.builder().master("local[2]").create()) {
            var rows = spark.sql("""
                    SELECT percentile_cont(0.25) WITHIN GROUP (ORDER BY x), percentile_disc(0.5) WITHIN GROUP (ORDER BY x DESC),
                      mode() WITHIN GROUP (ORDER BY x DESC), listagg(t, '-') WITHIN GROUP (ORDER BY x DESC, t),
                      listagg(DISTINCT t) WITHIN GROUP (ORDER BY t)
                    FROM VALUES (1, 'a'), (2, 'b'), (2, 'a'), (1, NULL) t(x, t)""").collectAsList().toString();
            assertEquals("[[1.0,2.0,2,a-b-a,ab]]", rows);
        }
    }

    @Test
    void stackAndJsonTupleMakeColumns() {
        try (var spark = Session.builder().master("local[1]").create()) {
            assertEquals("[[1,2], [3,null]]", spark.sql("SELECT stack(2, 1, 2, 3)").collectAsList().toString());
            assertEquals("[[7,x]]", spark.sql("SELECT json_tuple('{\"n\": 7, \"t\": \"x\"}', 'n', 't')").collectAsList()
                    .toString());
        }
    }
}
