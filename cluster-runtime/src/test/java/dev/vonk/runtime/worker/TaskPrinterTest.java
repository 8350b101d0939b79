package dev.vonk.runtime.worker;

import dev.vonk.runtime.protocol.ToDriver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TaskPrinterTest {
    private final List<ToDriver.Printed> sent = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final TaskPrinter printer = new TaskPrinter("Task 1 of stage 2", sent::add, clock::get);

    private void print(String text, boolean error) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        printer.write(bytes, 0, bytes.length, error);
    }

    @Test
    void wholeLinesAreHandedOn() {
        print("one\ntw", false);
        assertEquals(List.of(), sent);
        printer.flush();
        assertEquals(List.of(new ToDriver.Printed("one\n", false)), sent);
        print("o é", false);
        printer.end();
        assertEquals(new ToDriver.Printed("two é", false), sent.getLast());
    }

    @Test
    void bothStreamsKeepTheirOrder() {
        print("out\n", false);
        print("err\n", true);
        print("out again\n", false);
        printer.end();
        assertEquals(List.of(new ToDriver.Printed("out\n", false), new ToDriver.Printed("err\n", true),
                new ToDriver.Printed("out again\n", false)), sent);
    }

    @Test
    void tooMuchIsLeftOutAndThatIsTold() {
        var line = "x".repeat(1023) + "\n";
        for (int i = 0; i < 3000; i++) {
            print(line, false);
        }
        assertEquals(TaskPrinter.MOST_BYTES, sent.stream().mapToInt(printed -> printed.text().length()).sum());
        clock.set(2_000_000_000L);
        print("later\n", false);
        printer.end();
        var told = sent.get(sent.size() - 2);
        assertTrue(told.error());
        assertEquals("Task 1 of stage 2 printed more than 1 MB in a second; " + (3000 - 1024) * 1024
                + " bytes were left out.\n", told.text());
        assertEquals("later\n", sent.getLast().text());
    }
}
