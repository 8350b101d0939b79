package dev.vonk.kernel.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MessageTextTest {
    private static final int SPECIMENS = 40;
    private static final int MUTATIONS = 10_000;

    @Test
    void everyMessageToTheKernelComesBackAsItWas() {
        var specimens = new Specimens(new Random(1));
        Specimens.kinds(ToKernel.class).forEach(kind -> {
            for (int i = 0; i < SPECIMENS; i++) {
                var message = (ToKernel) specimens.of(kind);
                assertEquals(message, MessageText.readToKernel(MessageText.write(message)));
            }
        });
    }

    @Test
    void everyMessageFromTheKernelComesBackAsItWas() {
        var specimens = new Specimens(new Random(2));
        Specimens.kinds(FromKernel.class).forEach(kind -> {
            for (int i = 0; i < SPECIMENS; i++) {
                var message = (FromKernel) specimens.of(kind);
                String text = MessageText.write(message);
                assertEquals(message, MessageText.readFromKernel(text));
                assertTrue(text.chars().allMatch(letter -> letter >= ' ' && letter <= '~'), text);
            }
        });
    }

    @Test
    void whatHasNoJsonGoesAsItsText() {
        var message = new CellEvent.Displayed("1", Map.of("x", List.of(new StringBuilder("built"), 1.5f)));
        var back = (CellEvent.Displayed) MessageText.readFromKernel(MessageText.write(message));
        assertEquals(Map.of("x", List.of("built", 1.5)), back.bundle());
    }

    @Test
    void aValueThatIsNestedTooDeeplyIsRefused() {
        Object deep = "bottom";
        for (int i = 0; i < 100_000; i++) {
            deep = List.of(deep);
        }
        var message = new CellEvent.Displayed("1", Map.of("x", deep));
        assertThrows(MessageException.class, () -> MessageText.write(message));
    }

    @Test
    void textThatIsNoMessageIsRefusedWithAReason() {
        var refusals = new ArrayList<String>();
        for (String text : List.of("", "null", "[]", "7", "{", "{}", "{\"kind\":\"Nothing\"}", "{\"kind\":7}",
                "{\"kind\":\"java.lang.String\"}", "{\"kind\":\"Started\",\"cell\":\"1\"}",
                "{\"kind\":\"Execute\",\"cell\":\"1\"}", "{\"kind\":\"Execute\",\"cell\":\"1\",\"text\":null}",
                "{\"kind\":\"Execute\",\"cell\":1,\"text\":\"\"}", "{\"kind\":\"Interrupt\"} {}",
                "{\"kind\":\"Cancel\",\"question\":1.5}", "{\"kind\":\"Cancel\",\"question\":99999999999999999999}",
                "{\"kind\":\"Interrupt\",\"kind\":\"Shutdown\"}",
                "{\"kind\":\"ProfileTable\",\"number\":1,\"table\":\"t\",\"query\":{\"sort\":[],\"filters\":[]},\"columns\":[null]}",
                "[".repeat(100_000), "{\"kind\":\"Cancel\",\"question\":1e999999999}")) {
            var refused = assertThrows(MessageException.class, () -> MessageText.readToKernel(text), text);
            refusals.add(String.valueOf(refused.getMessage()));
        }
        assertTrue(refusals.contains("Execute needs a value for text"), refusals::toString);
        assertTrue(refusals.contains("a message is of no kind that is known here"), refusals::toString);
    }

    /// Never anything but a message or the codec's own exception.
    @Test
    void damagedTextIsAMessageOrRefused() {
        var random = new Random(3);
        var specimens = new Specimens(random);
        var kinds = Specimens.kinds(FromKernel.class).toList();
        for (int i = 0; i < MUTATIONS; i++) {
            String text = MessageText.write((FromKernel) specimens.of(kinds.get(i % kinds.size())));
            String damaged = damaged(text, random);
            try {
                MessageText.write(MessageText.readFromKernel(damaged));
                Parcel.readFromKernel(Parcel.text(1, 2, damaged));
            } catch (MessageException refused) {
                assertTrue(refused.getMessage() != null && refused.getMessage().length() < 2_000);
            }
        }
    }

    private static String damaged(String text, Random random) {
        var letters = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0 && !letters.isEmpty(); changes--) {
            int at = random.nextInt(letters.length());
            switch (random.nextInt(4)) {
                case 0 -> letters.deleteCharAt(at);
                case 1 -> letters.setCharAt(at, "{}[]\",:\\0-.eNn".charAt(random.nextInt(14)));
                case 2 ->
                    letters.insert(at, letters.substring(at, Math.min(letters.length(), at + random.nextInt(20))));
                default -> letters.setLength(at);
            }
        }
        return letters.toString();
    }

    @Test
    void aParcelCarriesNumbersAndMaybeAMessage() {
        assertEquals(new Parcel<>(5, 3, new ToKernel.Interrupt()),
                Parcel.readToKernel(Parcel.text(5, 3, MessageText.write(new ToKernel.Interrupt()))));
        assertEquals(new Parcel<FromKernel>(Long.MAX_VALUE, 0, null),
                Parcel.readFromKernel(Parcel.greeting(Long.MAX_VALUE, 0)));
        assertThrows(MessageException.class, () -> Parcel.readFromKernel("{\"number\":1,\"message\":null}"));
        assertThrows(MessageException.class, () -> Parcel.readToKernel(Parcel.greeting(1, 1)));
    }

    @Test
    void aMessageCanBeGivenAnotherNumberOrName() {
        assertEquals(new ToKernel.ListJobs(9), MessageText.renumbered(new ToKernel.ListJobs(1), 9));
        assertEquals(new Answer.Refused(9, "no"), MessageText.renumbered(new Answer.Refused(1, "no"), 9));
        assertEquals(new CellEvent.Warned("3@2", "w"), MessageText.renamed(new CellEvent.Warned("3", "w"), "3@2"));
    }
}
