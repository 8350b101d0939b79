package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.completion.Completion;
import dev.vonk.kernel.cell.completion.Completions;
import dev.vonk.kernel.cell.text.EditDistance;
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

    /// The names that could stand at a cursor behind a percent sign; empty where it is not behind one.
    Optional<Completions> complete(String text, int cursor) {
        int lineStart = text.lastIndexOf('\n', cursor - 1) + 1;
        Matcher begun = BEGUN.matcher(text.substring(lineStart, cursor));
        if (!begun.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Completions(cursor - begun.group(1).length(), magics.stream()
                .filter(each -> each.name().startsWith(begun.group(1)))
                .map(each -> new Completion(each.name(), Completion.Kind.MAGIC, each.description(), true))
                .toList()));
    }

    /// Why a magic cannot be run.
    String unknown(String written, String name) {
        if (name.equals("sql")) {
            return "SQL cells are not there yet; write the query with the methods of DataFrame";
        }
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
