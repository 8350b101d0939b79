package dev.vonk.runtime.code.pack;

import dev.vonk.runtime.data.DataException;
import java.util.ArrayList;
import java.util.List;

/// Something cannot travel. On its way up it collects what holds what.
final class Unserialisable extends RuntimeException {
    private final String remedy;
    private final List<String> path = new ArrayList<>();

    Unserialisable(String what, String remedy) {
        super(what, null, false, false);
        this.remedy = remedy;
    }

    /// Adds who holds it.
    Unserialisable in(String holder) {
        path.add(holder);
        return this;
    }

    DataException asError() {
        var held = path.isEmpty() ? "" : " It is held by " + String.join(", in ", path) + ".";
        return new DataException("NOT_SERIALIZABLE", getMessage() + held + " " + remedy);
    }
}
