package dev.vonk.kernel.analysis;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The known names nearest to a wrong one.
public final class Suggestions {
    private static final int MOST = 5;

    private Suggestions() {
    }

    /// At most five, nearest first; all of them may be offered, however far.
    public static List<String> nearest(String wrong, Collection<String> known) {
        var lower = wrong.toLowerCase(Locale.ROOT);
        return known.stream().distinct()
                .sorted(Comparator.comparingInt((String name) -> distance(lower, name.toLowerCase(Locale.ROOT))))
                .limit(MOST).toList();
    }

    /// At most five that could be meant: no further than a third of the name's length, or one letter.
    public static List<String> near(String wrong, Collection<String> known) {
        var lower = wrong.toLowerCase(Locale.ROOT);
        int most = Math.max(1, wrong.length() / 3);
        return nearest(wrong, known).stream().filter(name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= most)
                .toList();
    }

    /// How many letters must be put in, taken out, changed or swapped with their neighbour.
    static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }
}
