package dev.vonk.kernel.cell.dependency;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// Adds up what the snippets of one cell declare and read, in the order in which they ran.
public final class DependencyTracker {
    private final Set<String> ignored;
    private final Set<String> defines = new LinkedHashSet<>();
    private final Set<String> uses = new LinkedHashSet<>();
    /// What this cell has surely set before the snippet that comes next.
    private final Set<String> own = new HashSet<>();

    /// @param ignored names that are there from the start
    public DependencyTracker(Set<String> ignored) {
        this.ignored = Set.copyOf(ignored);
    }

    /// Takes a snippet in.
    ///
    /// @param declared the names it declares
    /// @param mentioned what its classes mention of other snippets
    /// @param assigns whether it is one assignment, so that what it writes is surely written
    public void add(Set<String> declared, References mentioned, boolean assigns) {
        for (String name : mentioned.reads()) {
            if (isSeen(name) && !own.contains(name) && !declared.contains(name)) {
                uses.add(name);
            }
        }
        for (String name : mentioned.writes()) {
            if (isSeen(name)) {
                defines.add(name);
            }
        }
        if (assigns) {
            own.addAll(mentioned.writes());
        }
        declared.stream().filter(this::isSeen).forEach(defines::add);
        own.addAll(declared);
    }

    /// A name with a dollar sign in front is the shell's own.
    private boolean isSeen(String name) {
        return !name.startsWith("$") && !ignored.contains(name);
    }

    /// All so far.
    public Dependencies dependencies() {
        return new Dependencies(defines, uses);
    }
}
