package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.io.Output;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Collections of the JDK. Those that cannot be changed come back as such, of whatever class.
final class JdkCollections {
    private JdkCollections() {
    }

    static void list(TypeTable table) {
        immutable(table);
        table.entry(Forms.classesOf((Object) new Object[0]), new ArraySerializer());
        collection(table, ArrayList.class, ArrayList::new);
        collection(table, LinkedList.class, _ -> new LinkedList<>());
        collection(table, ArrayDeque.class, _ -> new ArrayDeque<>());
        collection(table, CopyOnWriteArrayList.class, _ -> new CopyOnWriteArrayList<>());
        collection(table, HashSet.class, HashSet::newHashSet);
        collection(table, LinkedHashSet.class, LinkedHashSet::newLinkedHashSet);
        table.entry(List.of(HashMap.class), new MapSerializer(HashMap::newHashMap));
        table.entry(List.of(LinkedHashMap.class), new MapSerializer(LinkedHashMap::newLinkedHashMap));
        table.entry(List.of(ConcurrentHashMap.class), new MapSerializer(_ -> new ConcurrentHashMap<>()));
        sorted(table);
        table.entry(List.of(SimpleEntry.class), new ValueSerializer<Map.Entry<?, ?>>(JdkCollections::writeEntry,
                (graph, in) -> new SimpleEntry<>(graph.part(in), graph.part(in))));
        table.entry(Forms.classesOf(new SimpleImmutableEntry<>(1, 1), Map.entry(1, 1)),
                new ValueSerializer<Map.Entry<?, ?>>(JdkCollections::writeEntry,
                        (graph, in) -> new SimpleImmutableEntry<>(graph.part(in), graph.part(in))));
    }

    private static void collection(TypeTable table, Class<?> type,
            IntFunction<? extends Collection<@Nullable Object>> maker) {
        table.entry(List.of(type), new CollectionSerializer(maker));
    }

    private static void immutable(TypeTable table) {
        var some = List.of(1, 2, 3);
        var unmodifiable = Collections.unmodifiableList(new ArrayList<>(some));
        table.entry(Forms.classesOf(List.of(1), some, some.subList(0, 2), Collections.emptyList(),
                Collections.singletonList(1), unmodifiable, Collections.unmodifiableList(new LinkedList<>()),
                Collections.unmodifiableCollection(some), Collections.nCopies(2, 1),
                new ArrayList<>(some).subList(0, 2),
                unmodifiable.subList(0, 2), some.reversed()),
                new ValueSerializer<Collection<?>>(CollectionSerializer::writeElements,
                        (graph, in) -> listOf(elements(graph, in))));
        table.entry(Forms.classesOf(Arrays.asList(1)), new ValueSerializer<Collection<?>>(
                CollectionSerializer::writeElements, (graph, in) -> Arrays.asList(elements(graph, in))));
        table.entry(Forms.classesOf(Set.of(1), Set.of(1, 2, 3), Collections.emptySet(), Collections.singleton(1),
                Collections.unmodifiableSet(new HashSet<>()),
                Collections.unmodifiableSequencedSet(new LinkedHashSet<>())),
                new ValueSerializer<Collection<?>>(CollectionSerializer::writeElements,
                        (graph, in) -> setOf(elements(graph, in))));
        table.entry(Forms.classesOf(Map.of(1, 1), Map.of(1, 1, 2, 2), Collections.emptyMap(),
                Collections.singletonMap(1, 1), Collections.unmodifiableMap(new HashMap<>())),
                new ValueSerializer<Map<?, ?>>(MapSerializer::writeEntries, JdkCollections::mapOf));
        table.entry(Forms.classesOf(Collections.synchronizedList(new ArrayList<>())),
                new ValueSerializer<Collection<?>>(
                        CollectionSerializer::writeElements,
                        (graph, in) -> Collections
                                .synchronizedList(new ArrayList<>(Arrays.asList(elements(graph, in))))));
    }

    private static @Nullable Object[] elements(Graph graph, CheckedInput in) {
        var elements = new @Nullable Object[in.length(1)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = graph.part(in);
        }
        return elements;
    }

    @SuppressWarnings("NullAway") // without nulls where List.of makes it
    private static List<?> listOf(@Nullable Object[] elements) {
        return Arrays.stream(elements).allMatch(Objects::nonNull)
                ? List.of(elements)
                : Collections.unmodifiableList(Arrays.asList(elements));
    }

    /// In the order in which it was walked.
    private static Set<?> setOf(@Nullable Object[] elements) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(elements)));
    }

    private static Map<?, ?> mapOf(Graph graph, CheckedInput in) {
        int length = in.length(2);
        var map = LinkedHashMap.<@Nullable Object, @Nullable Object>newLinkedHashMap(length);
        for (int i = 0; i < length; i++) {
            var key = graph.part(in);
            map.put(key, graph.part(in));
        }
        return Collections.unmodifiableMap(map);
    }

    private static void sorted(TypeTable table) {
        table.entry(List.of(TreeMap.class), new ValueSerializer<TreeMap<?, ?>>((graph, out, map) -> {
            graph.part(out, map.comparator(), "the order of a TreeMap");
            MapSerializer.writeEntries(graph, out, map);
        }, (graph, in) -> {
            var map = new TreeMap<@Nullable Object, @Nullable Object>(order(graph, in));
            int length = in.length(2);
            for (int i = 0; i < length; i++) {
                var key = graph.part(in);
                map.put(key, graph.part(in));
            }
            return map;
        }));
        table.entry(List.of(TreeSet.class), new ValueSerializer<TreeSet<?>>((graph, out, set) -> {
            graph.part(out, set.comparator(), "the order of a TreeSet");
            CollectionSerializer.writeElements(graph, out, set);
        }, (graph, in) -> {
            var set = new TreeSet<@Nullable Object>(order(graph, in));
            set.addAll(Arrays.asList(elements(graph, in)));
            return set;
        }));
        table.entry(Forms.classesOf(Collections.reverseOrder()), new ValueSerializer<Comparator<?>>((_, _, _) -> {
        }, (_, _) -> Collections.reverseOrder()));
        // The reverse of a reversed order is the order itself.
        table.entry(Forms.classesOf(Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER)),
                new ValueSerializer<Comparator<?>>(
                        (graph, out, order) -> graph.part(out, order.reversed(), "a reversed order"),
                        (graph, in) -> Collections.reverseOrder(order(graph, in))));
        table.entry(Forms.classesOf(String.CASE_INSENSITIVE_ORDER), new ValueSerializer<Comparator<?>>((_, _, _) -> {
        }, (_, _) -> String.CASE_INSENSITIVE_ORDER));
        table.entry(Forms.classesOf(Comparator.naturalOrder()), new ValueSerializer<Comparator<?>>((_, _, _) -> {
        }, (_, _) -> Comparator.naturalOrder()));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Comparator<@Nullable Object> order(Graph graph, CheckedInput in) {
        return (Comparator<@Nullable Object>) graph.part(in);
    }

    private static void writeEntry(Graph graph, Output out, Map.Entry<?, ?> entry) {
        graph.part(out, entry.getKey(), "the key of an entry");
        graph.part(out, entry.getValue(), "the value of an entry");
    }
}
