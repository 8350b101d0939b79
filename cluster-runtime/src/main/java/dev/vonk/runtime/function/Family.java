package dev.vonk.runtime.function;

import dev.vonk.runtime.function.ScalarFunction.Binding;
import dev.vonk.runtime.function.ScalarFunction.Example;
import dev.vonk.runtime.function.ScalarFunction.NullRule;
import dev.vonk.runtime.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The entries of one family file while they are written down.
public final class Family {
    private final String name;
    private final List<Entry> entries = new ArrayList<>();

    public Family(String name) {
        this.name = name;
    }

    /// Starts an entry.
    ///
    /// @param name Spark's name
    /// @param usage the call with its parameters
    /// @param description one line
    /// @param call an example, and in `result` what it gives
    public Entry scalar(String name, String usage, String description, String call, String result) {
        var entry = new Entry(name, usage, description, new Example(call, result));
        entries.add(entry);
        return entry;
    }

    /// The finished functions, aliases included.
    public List<ScalarFunction> functions() {
        var all = new ArrayList<ScalarFunction>();
        for (var entry : entries) {
            all.add(entry.function(entry.name, entry.usage));
            for (var alias : entry.aliases) {
                all.add(entry.function(alias, entry.usage.replaceFirst("^\\w+", alias)));
            }
        }
        return all;
    }

    private record Way(Signature signature, Function<EvaluationContext, Kernel> kernel) {}

    /// One function under construction.
    public final class Entry {
        private final String name;
        private final String usage;
        private final String description;
        private final Example example;
        private final List<String> aliases = new ArrayList<>();
        private final List<Way> ways = new ArrayList<>();
        private Binding binding = this::cheapest;
        private NullRule nulls = NullRule.PROPAGATE;
        private boolean deterministic = true;
        private boolean canRaise;

        private Entry(String name, String usage, String description, Example example) {
            this.name = name;
            this.usage = usage;
            this.description = description;
            this.example = example;
        }

        /// A way to call it, see [Signature]; of several that fit the nearest is taken.
        public Entry takes(String signature, Kernel kernel) {
            return takes(signature, _ -> kernel);
        }

        /// A way to call it whose loop depends on the query's constants.
        public Entry takes(String signature, Function<EvaluationContext, Kernel> kernel) {
            ways.add(new Way(Signature.parse(signature), kernel));
            return this;
        }

        /// Types that no list of signatures can say.
        public Entry binds(Binding binding) {
            this.binding = binding;
            return this;
        }

        public Entry alias(String... others) {
            aliases.addAll(List.of(others));
            return this;
        }

        /// The kernel looks at nulls itself.
        public Entry ownNulls() {
            nulls = NullRule.CUSTOM;
            return this;
        }

        /// Values may make it raise.
        public Entry raises() {
            canRaise = true;
            return this;
        }

        /// Every call may give something else.
        public Entry varies() {
            deterministic = false;
            return this;
        }

        private Optional<BoundFunction> cheapest(List<DataType> arguments) {
            int best = Signature.NEVER;
            Way chosen = null;
            for (var way : ways) {
                int cost = way.signature.cost(arguments);
                if (cost < best) {
                    best = cost;
                    chosen = way;
                }
            }
            return chosen == null
                    ? Optional.empty()
                    : Optional.of(new BoundFunction(chosen.signature.wanted(arguments), chosen.signature.result(),
                            chosen.kernel));
        }

        private ScalarFunction function(String name, String usage) {
            return new ScalarFunction(name, Family.this.name, usage, description, example, nulls, deterministic,
                    canRaise, binding);
        }
    }
}
