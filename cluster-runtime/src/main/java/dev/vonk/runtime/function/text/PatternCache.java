package dev.vonk.runtime.function.text;

import dev.vonk.runtime.data.DataException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Compiled patterns by their text: mostly there is one, for a whole query. One thread.
public final class PatternCache {
    private static final int MOST = 64;
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final Map<String, LikePattern> likes = new HashMap<>();

    public Pattern regex(String text, String function) {
        if (patterns.size() > MOST) {
            patterns.clear();
        }
        return patterns.computeIfAbsent(text, unknown -> {
            try {
                return Pattern.compile(unknown);
            } catch (PatternSyntaxException broken) {
                throw new DataException("INVALID_PARAMETER_VALUE.PATTERN", "The pattern '" + text + "' of " + function + " is no regular expression: "
                        + broken.getDescription() + (broken.getIndex() >= 0 ? " at position " + broken.getIndex() : "") + ".", broken);
            }
        });
    }

    public LikePattern like(String text, char escape) {
        if (likes.size() > MOST) {
            likes.clear();
        }
        return likes.computeIfAbsent(escape + text, _ -> LikePattern.of(text, escape));
    }
}
