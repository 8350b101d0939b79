package dev.vonk.kernel.server;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.MessageText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MessageLogTest {
    private static final int ME = 1;
    private static final int OTHER = 2;
    private static final CellEvent.Finished END = new CellEvent.Finished("1", CellEvent.Ending.OK, Duration.ZERO);

    private final MessageLog log = new MessageLog(10_000, 4_000);

    private static CellEvent.Output output(int length) {
        return new CellEvent.Output("1", CellEvent.Stream.OUT, "x".repeat(length));
    }

    /// The kinds of what a front end reads after a number.
    private List<String> read(int front, long after) {
        List<String> kinds = new ArrayList<>();
        for (var next = log.after(after, front); next.isPresent(); next = log.after(next.get().number(), front)) {
            next.get().text().ifPresent(text -> kinds.add(
                    MessageText.readFromKernel(text).getClass().getSimpleName()));
        }
        return kinds;
    }

    @Test
    void messagesAreKeptInOrderForWhoComesBack() {
        log.add(ME, new CellEvent.Started("1"), null);
        log.add(ME, output(10), null);
        log.add(ME, END, null);
        assertEquals(List.of("Started", "Output", "Finished"), read(ME, 0));
        assertEquals(List.of("Finished"), read(ME, 2));
        assertEquals(List.of(), read(ME, 3));
        assertEquals(List.of(), read(ME, 99));
    }

    @Test
    void answersAreForOneFrontEndAndEventsOfOthersHaveAnotherName() {
        log.add(ME, new Answer.Done(7));
        log.add(ME, END, new CellEvent.Finished("1@1", CellEvent.Ending.OK, Duration.ZERO));
        assertEquals(List.of("Done", "Finished"), read(ME, 0));
        assertEquals(List.of("Finished"), read(OTHER, 0));
        assertTrue(log.after(1, OTHER).orElseThrow().text().orElseThrow().contains("\"1@1\""));
    }

    @Test
    void onlyTheNewestNewsOfAQueryIsKept() {
        for (int done = 0; done < 50; done++) {
            log.add(ME, new CellEvent.Progress("1", "a", 0, 1, done, 50, 0, 0, 0, ""), null);
            log.add(ME, new CellEvent.Progress("1", "b", 0, 1, done, 50, 0, 0, 0, ""), null);
        }
        log.add(ME, END, null);
        assertEquals(List.of("Progress", "Progress", "Finished"), read(ME, 0));
    }

    @Test
    void whatWasPrintedIsGivenUpFirstAndOneWarningStandsForIt() {
        log.add(ME, new CellEvent.Started("1"), null);
        for (int i = 0; i < 100; i++) {
            log.add(ME, output(900), null);
        }
        log.add(ME, END, null);
        assertTrue(log.bytes() <= 10_000, () -> "" + log.bytes());
        List<String> all = read(ME, 0);
        assertEquals(List.of("Started", "Warned", "Output"), all.subList(0, 3));
        assertEquals("Finished", all.getLast());
        assertEquals(1, all.stream().filter("Warned"::equals).count());
        // Who has read half of what is missing is told too.
        assertEquals("Warned", read(ME, 50).getFirst());
    }

    @Test
    void whatWasShownAndAnswersAreGivenUpEachByItself() {
        for (int i = 0; i < 6; i++) {
            log.add(ME, new CellEvent.Displayed("1", Map.of("text/plain", "y".repeat(2_000))), null);
            log.add(ME, new Answer.TypeOf(i, "z".repeat(2_000)));
        }
        List<String> all = read(ME, 0);
        assertEquals(12, all.size());
        assertEquals("Warned", all.getFirst());
        assertEquals("Refused", all.get(1));
        assertEquals("TypeOf", all.getLast());
    }

    @Test
    void aMessageTooLargeOrTooDeepBecomesAWarning() {
        log.add(ME, new CellEvent.Result("1", "int", Map.of("text/plain", "y".repeat(5_000))), null);
        Object deep = "bottom";
        for (int i = 0; i < 2_000; i++) {
            deep = List.of(deep);
        }
        log.add(ME, new CellEvent.Displayed("1", Map.of("application/json", deep)), null);
        assertEquals(List.of("Warned", "Warned"), read(ME, 0));
    }

    @Test
    void smallMessagesAreForgottenLast() {
        for (int i = 0; i < 1_000; i++) {
            log.add(ME, END, null);
        }
        assertTrue(log.bytes() <= 10_000, () -> "" + log.bytes());
        assertEquals(1_000, log.lastNumber());
        assertEquals("Finished", read(ME, 999).getFirst());
    }
}
