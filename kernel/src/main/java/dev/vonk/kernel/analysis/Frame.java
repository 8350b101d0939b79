package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.type.StructType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A plan and what is needed to resolve names over it: the qualifiers of its columns, and where columns went that were
/// taken from the frames it was made of. Immutable.
///
/// Every frame has a number of its own, later frames higher ones, so that `df.col("x")` can say whose `x` it means
/// when both sides of a join come from one frame.
public final class Frame {
    private static final AtomicLong NEXT = new AtomicLong(1);

    private final long number;
    private final LogicalPlan plan;
    private final Map<Long, List<String>> qualifiers;
    private final List<Parent> parents;
    private final @Nullable Frame hidden;
    /// Whether a column may have another id here than where it comes from.
    private final boolean moves;
    private @Nullable Set<Long> ancestry;
    private @Nullable List<ColumnReference> columns;

    /// A frame this one was made of, and the new ids that some of its columns have here.
    private record Parent(Frame frame, Map<Long, Long> moved) {}

    private Frame(LogicalPlan plan, Map<Long, List<String>> qualifiers, List<Parent> parents, @Nullable Frame hidden) {
        this(NEXT.getAndIncrement(), plan, qualifiers, parents, hidden);
    }

    private Frame(long number, LogicalPlan plan, Map<Long, List<String>> qualifiers, List<Parent> parents,
            @Nullable Frame hidden) {
        this.number = number;
        this.plan = plan;
        this.qualifiers = qualifiers;
        this.parents = parents;
        this.hidden = hidden;
        this.moves = parents.stream().anyMatch(parent -> parent.frame.moves || !parent.moved.isEmpty());
    }

    /// A frame made of nothing but a plan.
    public static Frame of(LogicalPlan plan) {
        return new Frame(plan, Map.of(), List.of(), null);
    }

    /// A frame made of this one, its columns under the ids they had.
    public Frame with(LogicalPlan changed) {
        return moved(changed, Map.of());
    }

    /// A frame made of this one, some columns of which have new ids.
    public Frame moved(LogicalPlan changed, Map<Long, Long> moved) {
        return new Frame(changed, movedQualifiers(moved), List.of(new Parent(this, moved)), null);
    }

    /// This frame with another plan of the same columns, such as its cached rows.
    public Frame reading(LogicalPlan same) {
        return same == plan ? this : new Frame(number, same, qualifiers, parents, null);
    }

    /// A frame made of this one by a projection: names that are not in the output may still be meant by an order or a
    /// filter right after it.
    public Frame projected(LogicalPlan changed) {
        return new Frame(changed, qualifiers, List.of(new Parent(this, Map.of())), this);
    }

    /// A frame of both, some columns of either under new ids.
    public static Frame joined(LogicalPlan plan, Frame left, Map<Long, Long> movedLeft, Frame right,
            Map<Long, Long> movedRight) {
        var qualifiers = new HashMap<>(right.movedQualifiers(movedRight));
        // a key of both sides answers to the names of both
        left.movedQualifiers(movedLeft).forEach((id, names) -> qualifiers.merge(id, names,
                (ofRight, ofLeft) -> Stream.concat(ofLeft.stream(), ofRight.stream()).toList()));
        return new Frame(plan, qualifiers, List.of(new Parent(left, movedLeft), new Parent(right, movedRight)), null);
    }

    /// This frame with all its columns qualified by `name`.
    public Frame qualified(String name) {
        var all = new HashMap<Long, List<String>>();
        plan.output().forEach(column -> all.put(column.id(), List.of(name)));
        return new Frame(plan, all, List.of(new Parent(this, Map.of())), null);
    }

    /// This frame with columns added that are qualified by `name`; an empty name for none.
    public Frame extended(LogicalPlan wider, List<ColumnReference> added, String name) {
        var all = new HashMap<>(qualifiers);
        added.stream().filter(_ -> !name.isEmpty()).forEach(column -> all.put(column.id(), List.of(name)));
        return new Frame(wider, all, List.of(new Parent(this, Map.of())), null);
    }

    public LogicalPlan plan() {
        return plan;
    }

    /// Its number among all frames.
    public long number() {
        return number;
    }

    /// Its columns.
    public List<ColumnReference> columns() {
        if (columns == null) {
            columns = plan.output();
        }
        return columns;
    }

    /// The names and types of its columns.
    public StructType schema() {
        return ColumnIds.schema(columns());
    }

    /// The frame before the projection that made this one.
    Optional<Frame> hidden() {
        return Optional.ofNullable(hidden);
    }

    /// The qualifiers of a column: none, one, or those of both sides for a key of a join.
    public List<String> qualifiers(long column) {
        return qualifiers.getOrDefault(column, List.of());
    }

    /// The id that a column taken from some frame has here, or empty where two columns could be meant.
    Optional<Long> locate(Syntax.FrameColumn column) {
        return locate(column.column().id(), column.frame());
    }

    private Optional<Long> locate(long column, long from) {
        if (number == from || !moves) {
            return Optional.of(column);
        }
        var origins = parents.stream().filter(parent -> parent.frame.isMadeOf(from)).toList();
        var exact = origins.stream().filter(parent -> parent.frame.number == from).toList();
        var candidates = exact.size() == 1 ? exact : origins;
        var ids = candidates.stream()
                .map(parent -> parent.frame.locate(column, from).map(id -> parent.moved.getOrDefault(id, id)))
                .filter(id -> candidates.size() == 1 || id.isEmpty() || has(id.get())).distinct().toList();
        return switch (ids.size()) {
            case 0 -> Optional.of(column);
            case 1 -> ids.getFirst();
            default -> Optional.empty();
        };
    }

    private boolean has(long id) {
        return columns().stream().anyMatch(column -> column.id() == id);
    }

    private boolean isMadeOf(long from) {
        if (ancestry == null) {
            var all = new HashSet<Long>();
            addNumbers(all);
            ancestry = Set.copyOf(all);
        }
        return ancestry.contains(from);
    }

    private void addNumbers(Set<Long> all) {
        if (all.add(number)) {
            parents.forEach(parent -> parent.frame.addNumbers(all));
        }
    }

    private Map<Long, List<String>> movedQualifiers(Map<Long, Long> moved) {
        if (moved.isEmpty() || qualifiers.isEmpty()) {
            return qualifiers;
        }
        var changed = new HashMap<>(qualifiers);
        moved.forEach((from, to) -> {
            var names = changed.remove(from);
            if (names != null) {
                changed.put(to, names);
            }
        });
        return changed;
    }
}
