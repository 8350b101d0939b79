package dev.vonk.runtime.code.pack;

import org.jspecify.annotations.Nullable;

public final class ClassServer {
    public byte @Nullable [] find(String name) {
        return null;
    }
}
