package dev.vonk.kernel.cell.dependency;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// How a cell hangs together with others: names of variables, methods and types as cells write them.
///
/// @param defines what it has declared or assigned
/// @param uses what it has read of other cells; what it has set itself before is not among them
public record Dependencies(Set<String> defines, Set<String> uses) {
    public Dependencies {
        defines = Collections.unmodifiableSet(new LinkedHashSet<>(defines));
        uses = Collections.unmodifiableSet(new LinkedHashSet<>(uses));
    }
}
