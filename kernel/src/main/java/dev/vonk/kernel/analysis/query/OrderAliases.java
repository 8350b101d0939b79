package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.ExpressionAnalyzer;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// In a key of an order a name means an item of the select list before it means a column of the input.
final class OrderAliases implements ExpressionAnalyzer.Meaning {
    private final ExpressionAnalyzer analyzer;
    private final Map<String, Syntax> aliases = new HashMap<>();
    private boolean ordering;

    OrderAliases(ExpressionAnalyzer analyzer, List<Syntax> items) {
        this.analyzer = analyzer;
        for (var item : items) {
            if (item instanceof Syntax.Alias(var child, var names, var _) && names.size() == 1) {
                aliases.putIfAbsent(QueryAnalyzer.key(names.getFirst()), child);
            }
        }
    }

    /// Analyses a key.
    <T> T ordering(Supplier<T> key) {
        ordering = true;
        try {
            return key.get();
        } finally {
            ordering = false;
        }
    }

    @Override
    public Optional<Expression> of(Syntax syntax) {
        if (!ordering || !(syntax instanceof Syntax.Name(var names, var _)) || names.size() > 1) {
            return Optional.empty();
        }
        var item = aliases.get(QueryAnalyzer.key(names.getFirst()));
        if (item == null) {
            return Optional.empty();
        }
        // the item's own names are those of the input
        ordering = false;
        try {
            return Optional.of(analyzer.analyze(item));
        } finally {
            ordering = true;
        }
    }
}
