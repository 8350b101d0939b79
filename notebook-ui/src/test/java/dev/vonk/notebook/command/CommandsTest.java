package dev.vonk.notebook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CommandsTest {
    private static final Path CHEAT_SHEET = Path.of("..", "docs", "notebook-keys.md");

    @Test
    void noTwoCommandsAreAskedForByTheSameKeysInOneMode() {
        List<String> clashes = new ArrayList<>();
        for (boolean editing : new boolean[]{false, true}) {
            for (Command one : Commands.ALL) {
                for (Command other : Commands.ALL) {
                    if (one.id().compareTo(other.id()) < 0 && clash(one, other, editing)) {
                        clashes.add(one.id() + " and " + other.id());
                    }
                }
            }
        }
        assertEquals(List.of(), clashes);
    }

    @Test
    void everyCommandHasATitleAndAnIdOfItsOwn() {
        assertTrue(Commands.ALL.stream().noneMatch(command -> command.title().isBlank()));
        assertEquals(Commands.ALL.size(), Commands.ALL.stream().map(Command::id).distinct().count());
    }

    @Test
    void noKeyThatIsTextIsACommandWhileACellIsWritten() {
        List<String> plain = Commands.ALL.stream()
                .flatMap(command -> command.editKeys().stream())
                .map(keys -> keys.strokes().getFirst())
                .filter(stroke -> stroke.isPlain() && stroke.key().length() == 1)
                .map(Stroke::label)
                .toList();
        assertEquals(List.of(), plain);
    }

    @Test
    void theCheatSheetTellsTheKeysThatAreThere() throws IOException {
        String sheet = CheatSheet.markdown();
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(CHEAT_SHEET, sheet);
        }
        assertEquals(Files.readString(CHEAT_SHEET), sheet, "differs from docs (-Dgolden=update rewrites it)");
    }

    @Test
    void twoStrokesMakeOneCommandUnlessTooMuchTimeGoesBy() {
        Keyboard keyboard = new Keyboard(Commands.ALL);
        Stroke d = Stroke.of("D");
        assertTrue(keyboard.press(d, false, 0).waiting());
        assertEquals("cell.delete", keyboard.press(d, false, 500).command().orElseThrow().id());
        assertTrue(keyboard.press(d, false, 1_000).waiting());
        assertFalse(keyboard.press(d, false, 9_000).command().isPresent());
    }

    @Test
    void aStrokeThatGoesOnNoFurtherIsTakenByItself() {
        Keyboard keyboard = new Keyboard(Commands.ALL);
        assertTrue(keyboard.press(Stroke.of("D"), false, 0).waiting());
        assertEquals("cell.insert-above", keyboard.press(Stroke.of("A"), false, 10).command().orElseThrow().id());
    }

    private static boolean clash(Command one, Command other, boolean editing) {
        return one.keys(editing).stream()
                .anyMatch(keys -> other.keys(editing).stream().anyMatch(keys::clashesWith));
    }
}
