package dev.vonk.notebook.command;

import dev.vonk.notebook.state.NotebookState;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds commands by some of their letters: `rsa` finds *Run stale cells* as well as *Run all cells above*.
public final class Palette {
    private static final int NO_MATCH = -1;

    private record Found(Command command, int score, int recent) {}

    private Palette() {}

    /// The commands that are possible and match, the best first; those used lately come before others as good.
    ///
    /// @param recent ids of commands used lately, the newest first
    public static List<Command> search(String text, NotebookState state, List<String> recent) {
        String wanted = text.toLowerCase(Locale.ROOT).strip();
        return Commands.ALL.stream()
                .filter(command -> command.possible().test(state))
                .map(command -> new Found(command, score(wanted, command), rank(recent, command)))
                .filter(found -> found.score() != NO_MATCH)
                .sorted(Comparator.comparingInt((Found found) -> -found.score()).thenComparingInt(Found::recent))
                .map(Found::command)
                .toList();
    }

    private static int rank(List<String> recent, Command command) {
        int index = recent.indexOf(command.id());
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    private static int score(String wanted, Command command) {
        String title = command.title().toLowerCase(Locale.ROOT);
        int inTitle = score(wanted, title);
        return inTitle != NO_MATCH ? inTitle : score(wanted, command.group().label().toLowerCase(Locale.ROOT) + title);
    }

    /// The more letters stand together or begin a word, the higher; all must be there in their order.
    private static int score(String wanted, String title) {
        int score = title.startsWith(wanted) ? 100 : 0;
        score += title.contains(wanted) ? 50 : 0;
        int at = 0;
        for (int index = 0; index < wanted.length(); index++) {
            char letter = wanted.charAt(index);
            int found = title.indexOf(letter, at);
            if (found < 0) {
                return NO_MATCH;
            }
            boolean beginsWord = found == 0 || title.charAt(found - 1) == ' ';
            score += beginsWord ? 8 : 0;
            score += found == at ? 4 : 0;
            at = found + 1;
        }
        return score;
    }
}
