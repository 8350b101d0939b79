package dev.vonk.runtime.function.text;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.DataException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Compiled patterns of one call. Mostly the pattern is a constant: then it is compiled once and recognised by its
/// vector, without looking at its text again. One thread.
public final class PatternCache {
    private static final int MOST = 64;
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final Map<String, LikePattern> likes = new HashMap<>();
    private @Nullable BytesVector lastRegex;
    private @Nullable Pattern lastPattern;
    private @Nullable BytesVector lastLike;
    private @Nullable LikePattern lastLikePattern;

    /// The regular expression in row `row` of an argument of `function`.
    public Pattern regex(TextArgument argument, int row, String function) {
        if (lastPattern != null && argument.constant() && argument.column() == lastRegex) {
            return lastPattern;
        }
        var pattern = regex(argument.string(row), function);
        lastRegex = argument.column();
        lastPattern = pattern;
        return pattern;
    }

    public Pattern regex(String text, String function) {
        if (patterns.size() > MOST) {
            patterns.clear();
        }
        return patterns.computeIfAbsent(text, unknown -> {
            try {
                return Pattern.compile(unknown);
            } catch (PatternSyntaxException broken) {
                throw new DataException("INVALID_PARAMETER_VALUE.PATTERN",
                        "The pattern '" + text + "' of " + function + " is no regular expression: "
                                + broken.getDescription()
                                + (broken.getIndex() >= 0 ? " at position " + broken.getIndex() : "") + ".",
                        broken);
            }
        });
    }

    /// The LIKE pattern in row `row` of an argument.
    ///
    /// @param escape the escape character, the same for all rows of a constant pattern
    /// @param lower whether the pattern is to be read in lower case
    public LikePattern like(TextArgument argument, int row, char escape, boolean lower) {
        if (lastLikePattern != null && argument.constant() && argument.column() == lastLike) {
            return lastLikePattern;
        }
        if (likes.size() > MOST) {
            likes.clear();
        }
        var text = lower ? argument.string(row).toLowerCase(Locale.ROOT) : argument.string(row);
        var pattern = likes.computeIfAbsent(escape + text, _ -> LikePattern.of(text, escape));
        lastLike = argument.column();
        lastLikePattern = pattern;
        return pattern;
    }
}
