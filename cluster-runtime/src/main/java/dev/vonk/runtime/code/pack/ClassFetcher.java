package dev.vonk.runtime.code.pack;

import org.jspecify.annotations.Nullable;

public interface ClassFetcher {
    byte @Nullable [] fetch(String resourceName);
}
