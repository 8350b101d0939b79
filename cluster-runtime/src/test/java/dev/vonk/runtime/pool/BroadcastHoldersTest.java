package dev.vonk.runtime.pool;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class BroadcastHoldersTest {
    private final BroadcastHolders holders = new BroadcastHolders();

    private String ask(String worker) {
        return ask(worker, "");
    }

    private String ask(String worker, String failed) {
        return text(holders.asked(new BroadcastHolders.Ask(worker, 1), failed));
    }

    private static String text(List<BroadcastHolders.Answer> answers) {
        return String.join(" ", answers.stream()
                .map(answer -> answer.ask().worker() + "<" + (answer.holder().isEmpty() ? "driver" : answer.holder()))
                .toList());
    }

    @Test
    void theDriverServesTheFirstTwoAndTheyTheOthers() {
        assertEquals("a<driver", ask("a"));
        assertEquals("b<driver", ask("b"));
        assertEquals("", ask("c"));
        assertEquals("", ask("d"));
        assertEquals("c<a d<a", text(holders.came("a", true)));
        assertEquals("", text(holders.came("b", true)));
        assertEquals("e<b", ask("e"));
        assertEquals("f<a", ask("f"));
    }

    @Test
    void theDriverServesWhomAHolderFailed() {
        ask("a");
        holders.came("a", true);
        assertEquals("b<a", ask("b"));
        assertEquals("b<driver", ask("b", "a"));
        assertEquals("c<driver", ask("c"));
    }

    @Test
    void whoWaitsIsServedWhenAFirstOneIsLostOrGivesUp() {
        ask("a");
        ask("b");
        ask("c");
        ask("d");
        assertEquals("c<driver", text(holders.lost("a")));
        assertEquals("d<driver", text(holders.came("b", false)));
    }

    @Test
    void whatWasDroppedIsAskedForAgain() {
        ask("a");
        holders.came("a", true);
        holders.dropped();
        assertEquals("a<driver", ask("a"));
        assertEquals("b<driver", ask("b"));
        ask("c");
        assertEquals(List.of(new BroadcastHolders.Ask("c", 1)), holders.ended());
    }
}
