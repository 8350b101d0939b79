package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.completion.Completion;
import dev.vonk.kernel.cell.completion.Completions;
import dev.vonk.kernel.cell.text.CellParts;
import dev.vonk.kernel.cell.text.EditDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `%` commands that a session knows.
final class Magics {

    private static final int MOST_EDITS = 2;
    private static final Pattern BEGUN = Pattern.compile("\\s*%%?(\\w*)");

    private final List<Magic> magics;

    Magics(List<Magic> magics) {
        this.magics = magics;
    }

    boolean isKnown(String name) {
        return named(name).isPresent();
    }

    Optional<Magic> named(String name) {
        return magics.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// What could stand at a cursor in a magic, its name included; empty where the cursor is in none.
    Optional<Completions> complete(String text, int cursor) {
        int lineStart = text.lastIndexOf('\n', cursor - 1) + 1;
        Matcher begun = BEGUN.matcher(text.substring(lineStart, cursor));
        if (!begun.matches()) {
            return at(text, cursor).map(each -> each.magic().complete(each.call(), cursor));
        }
        return Optional.of(new Completions(cursor - begun.group(1).length(), magics.stream()
                .filter(each -> each.name().startsWith(begun.group(1)))
                .map(each -> new Completion(each.name(), Completion.Kind.MAGIC, each.description(), true))
                .toList()));
    }

    /// A known magic in a cell, and how it is written there.
    record Written(Magic magic, Magic.Call call, int line) {
        /// Whether a cursor is in what follows its name.
        boolean holds(int cursor) {
            int lineEnd = call.cell().indexOf('\n', call.start());
            return call.start() < cursor && (call.wholeCell() || lineEnd < 0 || cursor <= lineEnd);
        }
    }

    /// The known magics of a cell.
    List<Written> in(String cell) {
        List<Written> found = new ArrayList<>();
        for (CellParts.Part part : CellParts.of(cell, this::isKnown)) {
            if (part instanceof CellParts.Part.Percent percent) {
                named(percent.name()).ifPresent(magic -> found.add(
                        new Written(magic, call(percent, cell), percent.line())));
            }
        }
        return found;
    }

    static Magic.Call call(CellParts.Part.Percent written, String cell) {
        return new Magic.Call(written.arguments(), written.body(), written.wholeCell(), cell, written.start());
    }

    /// The magic that a cursor is in.
    Optional<Written> at(String cell, int cursor) {
        return cell.indexOf('%') < 0
                ? Optional.empty()
                : in(cell).stream().filter(each -> each.holds(cursor)).findFirst();
    }

    /// Why a magic cannot be run.
    String unknown(String written, String name) {
        String known = magics.isEmpty()
                ? "this session has none"
                : "there are " + String.join(", ", magics.stream().map(each -> "%" + each.name()).toList());
        return "there is no magic " + written + name + nearest(name).map(each -> "; did you mean %" + each + "?")
                .orElse("; " + known);
    }

    private Optional<String> nearest(String name) {
        return magics.stream().map(Magic::name)
                .filter(each -> EditDistance.between(each, name) <= MOST_EDITS)
                .min(Comparator.comparingInt(each -> EditDistance.between(each, name)));
    }
}
