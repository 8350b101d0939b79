package dev.vonk.surface;

import dev.vonk.kernel.golden.Golden;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Holds our public names against Spark's. `missing.golden` lists what we leave out; it may only shrink, or grow by a
/// decision that its diff shows.
class NamesTest {
    private record Name(String owner, String name, String tier) {}

    private static List<Name> sparks() {
        return Golden.read(NamesTest.class, "names.txt").lines().filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .map(parts -> new Name(parts[0], parts[1], parts[2])).toList();
    }

    private static Set<String> ours(String owner) {
        try {
            return Arrays.stream(Class.forName("dev.vonk." + owner).getMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .map(Method::getName).collect(Collectors.toSet());
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    @Test
    void whatIsMissingIsKnown() {
        var missing = sparks().stream().filter(name -> !ours(name.owner()).contains(name.name()))
                .map(name -> name.tier() + " " + name.owner() + "." + name.name())
                .collect(Collectors.toCollection(TreeSet::new));
        Golden.assertMatches(NamesTest.class, "missing.golden", String.join("\n", missing) + "\n");
    }

    @Test
    void theWholeOfDataFrameGivesDataFramesBack() throws ReflectiveOperationException {
        var frame = Class.forName("dev.vonk.DataFrame");
        var dataset = Class.forName("dev.vonk.Dataset");
        var left = Arrays.stream(dataset.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == dataset
                        && method.getGenericReturnType().getTypeName().equals("dev.vonk.Dataset<T>"))
                .filter(method -> {
                    try {
                        return frame.getMethod(method.getName(), method.getParameterTypes()).getReturnType() != frame;
                    } catch (NoSuchMethodException gone) {
                        return true;
                    }
                }).map(Method::toString).toList();
        assertEquals(List.of(), left);
    }

    @Test
    void everydayNamesAreAlmostAllThere() {
        var everyday = sparks().stream().filter(name -> name.tier().equals("A")).toList();
        long there = everyday.stream().filter(name -> ours(name.owner()).contains(name.name())).count();
        assertTrue(there >= everyday.size() * 0.9, there + " of " + everyday.size());
    }
}
