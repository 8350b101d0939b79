package dev.vonk.kernel.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Ids for cells that come without one (files before nbformat 4.5) or with one that is taken or not allowed. They are
/// derived from the text, so that reading a file twice names its cells alike.
final class CellIds {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private CellIds() {}

    static boolean isAllowed(String id) {
        return ALLOWED.matcher(id).matches();
    }

    /// The cells, each with a valid id of its own.
    static List<Cell> completed(List<Cell> cells) {
        Set<String> given = new HashSet<>();
        cells.forEach(cell -> given.add(cell.id()));
        Set<String> taken = new HashSet<>();
        List<Cell> completed = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            boolean keeps = isAllowed(cell.id()) && taken.add(cell.id());
            completed.add(keeps ? cell : cell.withId(fresh(cell.source(), given, taken)));
        }
        return completed;
    }

    private static String fresh(String source, Set<String> given, Set<String> taken) {
        for (int attempt = 0;; attempt++) {
            long mixed = (source.hashCode() * 31L + attempt) * 0x9E3779B97F4A7C15L;
            String id = String.format(Locale.ROOT, "%08x", mixed >>> 32);
            if (!given.contains(id) && taken.add(id)) {
                return id;
            }
        }
    }
}
