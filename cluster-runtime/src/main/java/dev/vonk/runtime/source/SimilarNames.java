package dev.vonk.runtime.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which of the names there are somebody may have meant.
final class SimilarNames {
    private SimilarNames() {
    }

    /// The name nearest to `wanted`, where one is near enough to be a slip.
    static Optional<String> nearest(String wanted, Collection<String> names) {
        return near(wanted, names, 1).stream().findFirst();
    }

    /// Up to `most` names near enough to `wanted`, nearest first.
    static List<String> near(String wanted, Collection<String> names, int most) {
        int reach = Math.max(2, wanted.length() / 3);
        record Ranked(String name, int distance) {}
        return names.stream()
                .map(name -> new Ranked(name, distance(wanted, name)))
                .filter(ranked -> ranked.distance <= reach)
                .sorted(Comparator.comparingInt(Ranked::distance).thenComparing(Ranked::name))
                .limit(most)
                .map(Ranked::name)
                .toList();
    }

    /// How many letters must be put in, taken out or changed, without regard to case. A name that only goes on, or
    /// lacks its ending, counts as near.
    private static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        if (!a.isEmpty() && !b.isEmpty() && (a.startsWith(b) || b.startsWith(a))) {
            return 1;
        }
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
