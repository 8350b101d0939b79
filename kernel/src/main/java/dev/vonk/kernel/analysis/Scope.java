package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The columns that names can mean at one place of a query.
public final class Scope {
    private final Frame frame;
    private final List<ColumnReference> columns;
    private final @Nullable Scope behind;
    private final Map<String, List<ColumnReference>> byName = new HashMap<>();
    private final Map<Long, ColumnReference> byId = new HashMap<>();
    private final Map<Long, ColumnReference> usedBehind = new LinkedHashMap<>();

    private Scope(Frame frame, @Nullable Scope behind) {
        this.frame = frame;
        this.columns = frame.columns();
        this.behind = behind;
        for (var column : columns) {
            byName.computeIfAbsent(key(column.name()), _ -> new ArrayList<>(1)).add(column);
            byId.putIfAbsent(column.id(), column);
        }
    }

    /// The columns of a frame.
    public static Scope of(Frame frame) {
        return new Scope(frame, null);
    }

    /// The columns of a frame and, for names it does not have, of the frame it was projected from.
    public static Scope withHidden(Frame frame) {
        return new Scope(frame, frame.hidden().map(Scope::of).orElse(null));
    }

    /// The columns that were only found in the frame behind a projection.
    public List<ColumnReference> usedBehind() {
        return List.copyOf(usedBehind.values());
    }

    /// A column found, and the names behind it that lead into its fields.
    ///
    /// @param column under the name as it was written
    public record Found(ColumnReference column, List<String> path) {}

    public List<ColumnReference> columns() {
        return columns;
    }

    /// Whether a column is one of the frame's, rather than one of the query around it.
    boolean has(ColumnReference column) {
        return byId.containsKey(column.id());
    }

    public List<String> names() {
        return columns.stream().map(ColumnReference::name).toList();
    }

    /// The column a name means: qualified first, then by the column's own name. Empty where there is none.
    ///
    /// @throws AnalysisException where it could mean several
    public Optional<Found> find(Syntax.Name name) {
        var names = name.names();
        if (names.size() > 1) {
            var qualified = qualified(names);
            if (!qualified.isEmpty()) {
                return Optional.of(found(name, qualified, 1));
            }
        }
        var plain = byName.getOrDefault(key(names.getFirst()), List.of());
        return plain.isEmpty() ? findBehind(name) : Optional.of(found(name, plain, 0));
    }

    private Optional<Found> findBehind(Syntax.Name name) {
        var found = behind == null ? Optional.<Found>empty() : behind.find(name);
        found.ifPresent(there -> use(there.column()));
        return found;
    }

    private void use(ColumnReference column) {
        usedBehind.put(column.id(), column);
    }

    /// The error for a name that means nothing.
    public AnalysisException unresolved(Syntax.Name name) {
        return Errors.unresolvedColumn(String.join(".", name.names()), name.names().getLast(), names(), name.origin());
    }

    /// The column that was taken from a frame, under the id it has here; empty where it is gone.
    ///
    /// @throws AnalysisException where it could be either side of a self-join
    Optional<ColumnReference> find(Syntax.FrameColumn taken) {
        long id = frame.locate(taken)
                .orElseThrow(() -> Errors.ambiguousSelfJoin(taken.column().name(), taken.origin()));
        var here = Optional.ofNullable(byId.get(id));
        if (here.isPresent() || behind == null) {
            return here;
        }
        var there = behind.find(taken);
        there.ifPresent(this::use);
        return there;
    }

    /// The error for a column that is gone.
    AnalysisException missing(Syntax.FrameColumn taken) {
        return Errors.missingAttribute(taken.column().name(), names(), taken.origin());
    }

    /// The columns a star stands for.
    public List<ColumnReference> expand(Syntax.Star star) {
        var all = starred(star);
        if (star.except().isEmpty()) {
            return all;
        }
        var left = new HashSet<Long>();
        for (var name : star.except()) {
            left.add(find(name).orElseThrow(() -> unresolved(name)).column().id());
        }
        return all.stream().filter(column -> !left.contains(column.id())).toList();
    }

    private List<ColumnReference> starred(Syntax.Star star) {
        if (star.qualifier().isEmpty()) {
            return columns;
        }
        var qualifier = star.qualifier().getFirst();
        var qualified = columns.stream().filter(column -> isQualified(column, qualifier)).toList();
        if (qualified.isEmpty() || star.qualifier().size() > 1) {
            throw Errors.unresolvedStar(String.join(".", star.qualifier()), qualifiers(), star.origin());
        }
        return qualified;
    }

    /// The fields that a star stands for where it takes those of a struct, as in `address.*`; none where it takes columns.
    public List<Syntax> fields(Syntax.Star star) {
        var path = star.qualifier();
        if (path.isEmpty() || path.size() == 1 && qualifiers().stream().anyMatch(path.getFirst()::equalsIgnoreCase)) {
            return List.of();
        }
        return find(new Syntax.Name(path, star.origin())).map(found -> fieldNames(found.column().type(), found.path()))
                .orElse(List.of()).stream()
                .map(field -> (Syntax) new Syntax.Name(Stream.concat(path.stream(), Stream.of(field)).toList(),
                        star.origin()))
                .toList();
    }

    private static List<String> fieldNames(DataType type, List<String> path) {
        if (!(type instanceof StructType struct)) {
            return List.of();
        }
        if (path.isEmpty()) {
            return struct.names();
        }
        return struct.fields().stream().filter(field -> field.name().equalsIgnoreCase(path.getFirst())).findFirst()
                .map(field -> fieldNames(field.dataType(), path.subList(1, path.size()))).orElse(List.of());
    }

    /// How a name shows in the name of a computed column: without the qualifier.
    String shown(Syntax.Name name) {
        var names = name.names();
        boolean qualified = names.size() > 1 && !qualified(names).isEmpty();
        return String.join(".", qualified ? names.subList(1, names.size()) : names);
    }

    private Found found(Syntax.Name name, List<ColumnReference> candidates, int at) {
        var ids = new LinkedHashSet<Long>();
        candidates.forEach(candidate -> ids.add(candidate.id()));
        if (ids.size() > 1) {
            var labels = candidates.stream().map(this::label).toList();
            throw Errors.ambiguousReference(String.join(".", name.names()), labels, name.origin());
        }
        var column = candidates.getFirst();
        var written = new ColumnReference(column.id(), name.names().get(at), column.type(), column.nullable());
        return new Found(written, name.names().subList(at + 1, name.names().size()));
    }

    private String label(ColumnReference column) {
        return frame.qualifiers(column.id()).stream().findFirst().map(qualifier -> Errors.quoted(qualifier) + ".")
                .orElse("")
                + Errors.quoted(column.name());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// The columns that the second name means in the frame that the first one names.
    private List<ColumnReference> qualified(List<String> names) {
        return byName.getOrDefault(key(names.get(1)), List.of()).stream()
                .filter(column -> isQualified(column, names.getFirst()))
                .toList();
    }

    private boolean isQualified(ColumnReference column, String qualifier) {
        return frame.qualifiers(column.id()).stream().anyMatch(qualifier::equalsIgnoreCase);
    }

    private List<String> qualifiers() {
        return columns.stream().flatMap(column -> frame.qualifiers(column.id()).stream()).distinct().toList();
    }

    /// A column by its plain name, for calls that take names as strings.
    ColumnReference named(String name, Origin origin) {
        var parts = new Syntax.Name(List.of(name), origin);
        return find(parts).orElseThrow(() -> unresolved(parts)).column();
    }
}
