package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Scope;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;

/// The items of a select list with every star written out.
final class SelectItems {
    private SelectItems() {
    }

    /// The items, stars as the columns they stand for.
    static List<Syntax> expanded(List<Syntax> items, Scope scope) {
        var expanded = new ArrayList<Syntax>();
        for (var item : items) {
            if (item instanceof Syntax.Star star) {
                var fields = scope.fields(star);
                expanded.addAll(fields);
                if (fields.isEmpty()) {
                    scope.expand(star).forEach(column -> expanded
                            .add(new Syntax.FrameColumn(column, 0, star.origin())));
                }
            } else {
                expanded.add(item);
            }
        }
        return expanded;
    }

    /// What an item computes, without the name it was given.
    static Syntax bare(Syntax item) {
        return item instanceof Syntax.Alias(var child, var _, var _) ? bare(child) : item;
    }
}
