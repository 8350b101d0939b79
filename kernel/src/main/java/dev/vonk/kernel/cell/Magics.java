package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.text.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The `%` commands that a session knows.
final class Magics {

    private static final int MOST_EDITS = 2;

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

    List<Magic> all() {
        return magics;
    }

    /// Why a magic cannot be run.
    String unknown(String written, String name) {
        if (name.equals("sql")) {
            return "SQL cells are not there yet; write the query with the methods of DataFrame";
        }
        String known = magics.isEmpty() ? "this session has none"
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
