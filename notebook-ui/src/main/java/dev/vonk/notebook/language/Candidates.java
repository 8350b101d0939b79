package dev.vonk.notebook.language;

import dev.vonk.kernel.protocol.Answer.Candidate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Narrows down what could be typed while it is being typed.
public final class Candidates {
    private static final int NOT = Integer.MAX_VALUE;

    private Candidates() {}

    /// Those that the word may become, the nearest first: that begin with it, that begin with it but for its case, whose
    /// humps do (`gBK` for `getByKey`), that have it within. Equally near ones keep their order.
    public static List<Candidate> matching(List<Candidate> candidates, String word) {
        if (word.isEmpty()) {
            return candidates;
        }
        return candidates.stream()
                .filter(each -> distance(each.text(), word) < NOT)
                .sorted(Comparator.comparing(each -> distance(each.text(), word)))
                .toList();
    }

    private static int distance(String text, String word) {
        if (text.startsWith(word)) {
            return 0;
        }
        String small = text.toLowerCase(Locale.ROOT);
        String smallWord = word.toLowerCase(Locale.ROOT);
        if (small.startsWith(smallWord)) {
            return 1;
        }
        if (hasHumps(text, word)) {
            return 2;
        }
        return small.contains(smallWord) ? 3 : NOT;
    }

    /// Each letter of the word goes on in the text or begins the next of its humps.
    private static boolean hasHumps(String text, String word) {
        int at = 0;
        for (int index = 0; index < word.length(); index++) {
            char letter = word.charAt(index);
            boolean goesOn = at < text.length()
                    && Character.toLowerCase(text.charAt(at)) == Character.toLowerCase(letter);
            if (!goesOn || Character.isUpperCase(letter) && !Character.isUpperCase(text.charAt(at))) {
                at = hump(text, at, letter);
            }
            if (at < 0) {
                return false;
            }
            at++;
        }
        return true;
    }

    private static int hump(String text, int from, char letter) {
        for (int at = Math.max(1, from); at < text.length(); at++) {
            boolean begins = Character.isUpperCase(text.charAt(at)) || text.charAt(at - 1) == '_';
            if (begins && Character.toLowerCase(text.charAt(at)) == Character.toLowerCase(letter)) {
                return at;
            }
        }
        return -1;
    }
}
