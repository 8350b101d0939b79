package dev.vonk.kernel.sql.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The upper-case words of a SQL text that stand outside comments, strings and parentheses: enough to tell what kind of
/// statement it is without any parser.
record SqlWords(List<String> words) {
    static SqlWords of(String sql) {
        return new Scan(sql).words();
    }

    /// The first words with blanks between.
    String first(int count) {
        return String.join(" ", words.subList(0, Math.min(count, words.size())));
    }

    /// Whether the statement as a whole has an order.
    boolean isOrdered() {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean order = words.get(i).equals("ORDER") || words.get(i).equals("SORT");
            if (order && words.get(i + 1).equals("BY")) {
                return true;
            }
        }
        return false;
    }

    private static final class Scan {
        private final String text;
        private final List<String> words = new ArrayList<>();
        private int at;
        private int depth;

        Scan(String text) {
            this.text = text;
        }

        SqlWords words() {
            while (at < text.length()) {
                step();
            }
            return new SqlWords(List.copyOf(words));
        }

        private void step() {
            char next = text.charAt(at);
            if (text.startsWith("--", at)) {
                skipTo("\n", 2);
            } else if (text.startsWith("/*", at)) {
                skipTo("*/", 2);
            } else if (next == '\'' || next == '"' || next == '`') {
                quoted(next);
            } else if (Character.isLetterOrDigit(next) || next == '_') {
                word();
            } else {
                depth += depthOf(next);
                at++;
            }
        }

        private static int depthOf(char bracket) {
            if (bracket == '(') {
                return 1;
            }
            return bracket == ')' ? -1 : 0;
        }

        private void skipTo(String end, int from) {
            int found = text.indexOf(end, at + from);
            at = found < 0 ? text.length() : found + end.length();
        }

        private void quoted(char quote) {
            at++;
            while (at < text.length() && text.charAt(at) != quote) {
                at += text.charAt(at) == '\\' && quote != '`' ? 2 : 1;
            }
            at++;
        }

        private void word() {
            int start = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            if (depth == 0) {
                words.add(text.substring(start, at).toUpperCase(Locale.ROOT));
            }
        }
    }
}
