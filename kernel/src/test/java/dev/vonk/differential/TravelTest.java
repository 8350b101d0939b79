package dev.vonk.differential;

import dev.vonk.DataFrame;
import dev.vonk.Session;
import dev.vonk.Sessions;
import dev.vonk.kernel.query.QueryEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Plans that were bytes in between give the same answers, for all questions of [QueryPairs].
class TravelTest {
    @Test
    void plansThatTravelledAnswerTheSame() {
        var t = RandomTable.of("t", 300, 311);
        var u = RandomTable.of("u", 80, 157);
        var differences = new ArrayList<String>();
        var cluster = new TravellingCluster(2);
        var settings = new ConcurrentHashMap<>(Map.of("spark.sql.session.timeZone", "UTC"));
        try (var here = Session.builder().master("local[2]").config("spark.sql.session.timeZone", "UTC").create();
                var travelling = Sessions.over(new QueryEngine(cluster, settings), settings)) {
            var tables = new QueryPair.Tables(frame(here, t), frame(here, u));
            var travellers = new QueryPair.Tables(frame(travelling, t), frame(travelling, u));
            for (var pair : QueryPairs.all()) {
                var expected = answer(pair, tables);
                var actual = answer(pair, travellers);
                if (!expected.equals(actual)) {
                    differences.add(pair.name() + ": " + pair.sql() + "\n  " + expected + "\n  " + actual);
                }
            }
        }
        assertEquals(List.of(), differences);
        assertEquals(List.of(), cluster.differences());
        assertTrue(cluster.stages() > 300, "stages: " + cluster.stages());
    }

    private static DataFrame frame(Session spark, RandomTable table) {
        return spark.createDataFrame(table.rows(), RandomTable.SCHEMA).repartition(3);
    }

    private static List<String> answer(QueryPair pair, QueryPair.Tables tables) {
        try {
            var rows = pair.program().apply(tables).collectAsList().stream()
                    .map(row -> row.toList().stream().map(Duck::text).collect(Collectors.joining("|")))
                    .collect(Collectors.toList());
            if (!pair.ordered()) {
                Collections.sort(rows);
            }
            return rows;
        } catch (RuntimeException e) {
            return List.of(String.valueOf(e));
        }
    }
}
