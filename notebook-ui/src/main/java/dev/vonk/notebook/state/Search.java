package dev.vonk.notebook.state;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Looks for a text or an expression in the texts of cells, with bounded work: an expression that would try for hours is
/// given up, and said to be.
final class Search {
    /// Letters that one search may look at, over all cells; a usual one looks at each a few times.
    private static final long MOST_STEPS = 20_000_000;
    private static final int MOST_MATCHES = 10_000;

    private final Pattern pattern;
    private long steps;

    private Search(Pattern pattern) {
        this.pattern = pattern;
    }

    /// @param problem why there are no more matches, for users; empty where these are all
    record Found(List<FindState.Match> matches, String problem) {}

    /// The search cannot be done as it is; the message is for users.
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    /// @throws Unfit if the expression is none
    static Search of(FindState find) throws Unfit {
        String expression = find.regex() ? find.text() : Pattern.quote(find.text());
        if (find.wholeWord()) {
            expression = "(?<![\\p{L}\\p{N}_])(?:" + expression + ")(?![\\p{L}\\p{N}_])";
        }
        int flags = Pattern.MULTILINE | (find.matchCase() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        try {
            return new Search(Pattern.compile(expression, flags));
        } catch (PatternSyntaxException broken) {
            String why = broken.getDescription();
            throw new Unfit("The expression is not complete or not correct: " + why
                    + (broken.getIndex() < 0 ? "." : ", at letter " + (broken.getIndex() + 1) + "."));
        } catch (StackOverflowError _) {
            throw new Unfit("The expression is too deeply nested.");
        }
    }

    /// The matches in one text, empty ones left out.
    ///
    /// @throws Unfit if it takes too many steps
    List<FindState.Match> in(String cell, String text) throws Unfit {
        List<FindState.Match> matches = new ArrayList<>();
        try {
            Matcher matcher = pattern.matcher(new Counted(this, text, 0, text.length()));
            while (matches.size() < MOST_MATCHES && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    matches.add(new FindState.Match(cell, matcher.start(), matcher.end()));
                }
            }
        } catch (TooManySteps | StackOverflowError _) {
            throw new Unfit("The expression takes too long on this notebook; the search was given up. "
                    + "Expressions with repetitions of the same letters, such as .*.*, do.");
        }
        return matches;
    }

    /// What a match is replaced with.
    ///
    /// @throws Unfit if the replacement names a group that is not there, or it takes too many steps
    String replacement(FindState find, String text, FindState.Match match) throws Unfit {
        if (!find.regex()) {
            return find.replacement();
        }
        try {
            Matcher matcher = pattern.matcher(new Counted(this, text, 0, text.length()));
            if (!matcher.find(match.from())) {
                return text.substring(match.from(), match.to());
            }
            var out = new StringBuilder();
            matcher.appendReplacement(out, find.replacement());
            return out.substring(match.from());
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new Unfit("The replacement cannot be used: " + wrong.getMessage()
                    + ". $1 stands for the first group, \\$ for a dollar.");
        } catch (TooManySteps | StackOverflowError _) {
            throw new Unfit("The expression takes too long on this notebook; nothing was replaced.");
        }
    }

    static int most() {
        return MOST_MATCHES;
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }

    /// A text that counts how often it is looked at.
    private record Counted(Search search, String text, int from, int to) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (++search.steps > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(from + index);
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(from + start, from + end);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
