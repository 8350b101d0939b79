package dev.vonk.chaos;

import dev.vonk.runtime.code.UDF1;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.net.FaultProxy;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.TypeParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.vonk.Functions.col;
import static dev.vonk.Functions.udf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Bytes that are not what was sent or written, and messages that are too large.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class WireTest {
    private static final SchedulerSettings PATIENT = SchedulerSettings.USUAL.withMaxTaskFailures(20)
            .withMaxStageAttempts(20).withExcludeAfter(0);

    @TempDir
    Path folder;

    /// In blocks and results, wherever the bit turned may lie in them.
    @Test
    void aBitThatTurnsOnTheWireChangesNoAnswer() throws Exception {
        try (var crew = new Crew(folder, 2, PATIENT, Map.of())) {
            var random = new Random(5);
            for (int i = 0; i < 8; i++) {
                var proxy = crew.worker(i % 2).proxy();
                crew.witness().atEndOf(0, () -> proxy.flipBit(FaultProxy.Way.BACK, 2_000 + random.nextInt(60_000)));
                var rows = crew.rows(30_000).repartition(3, col("k"));
                if (i < 4) {
                    Crew.assertComplete(rows, 30_000);
                } else {
                    var all = rows.collectAsList();
                    assertEquals(30_000, all.stream().map(row -> row.getLong(0)).distinct().count());
                    assertEquals(30_000, all.size());
                }
                proxy.heal();
            }
        }
    }

    @Test
    void aByteThatTurnsInAFileIsMadeAgain() throws Exception {
        // So little memory that all blocks are in files.
        try (var crew = new Crew(folder, 2, 300 << 10, PATIENT, Map.of())) {
            crew.witness().atEndOf(0, () -> spoil(folder));
            Crew.assertComplete(crew.rows(200_000).repartition(4, col("k")), 200_000);
            assertTrue(crew.witness().recomputed(0).size() > 0);
            System.out.println("recomputed after bytes in files turned: " + crew.witness().recomputed(0).size());
        }
    }

    /// Turns a byte in the middle of each file of blocks.
    private static void spoil(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("lock")).toList()) {
                try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    var one = ByteBuffer.allocate(1);
                    if (channel.read(one, channel.size() / 2) == 1) {
                        one.flip();
                        channel.write(ByteBuffer.wrap(new byte[]{(byte) ~one.get(0)}), channel.size() / 2);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void manyRowsOfOursReachTheWorkers() throws Exception {
        try (var crew = new Crew(folder, 2)) {
            var rows = new ArrayList<Row>();
            for (long i = 0; i < 200_000; i++) {
                rows.add(Row.create(i, "a text that takes up some room " + i));
            }
            var frame = crew.spark().createDataFrame(rows, TypeParser.parseSchema("id bigint, text string"));
            Crew.assertComplete(frame.repartition(2, col("id")), 200_000);
        }
    }

    @Test
    void anErrorThatIsTooLongForAMessageIsAnError() throws Exception {
        try (var crew = new Crew(folder, 2)) {
            var frame = crew.spark().range(1).toDF().select(udf((UDF1<Long, Long>) id -> {
                throw new IllegalStateException("no".repeat(6 << 20));
            }, DataTypes.LongType).apply(col("id")));
            assertThrows(RuntimeException.class, frame::collectAsList);
            assertEquals(1, crew.spark().range(1).count());
        }
    }

    @Test
    void aResultThatIsTooLargeIsRefused() throws Exception {
        try (var crew = new Crew(folder, 2, SchedulerSettings.USUAL, Map.of("spark.driver.maxResultSize", "200k"))) {
            var failure = assertThrows(DataException.class, () -> crew.rows(300_000).collectAsList());
            assertTrue(failure.getMessage().contains("MAX_RESULT_SIZE_EXCEEDED"), failure.getMessage());
            assertEquals(100, crew.rows(100).collectAsList().size());
        }
    }
}
