package dev.vonk.runtime.code.classes;

import org.jspecify.annotations.Nullable;

/// A variable of a cell that a function reads.
///
/// @param wrapper the class that holds it
/// @param place where the function reads it, in brackets, or empty
record CellVariable(String wrapper, String name, String place, ClassLoader loader) {
    /// What it holds now.
    @Nullable
    Object value() {
        try {
            var field = Class.forName(wrapper, true, loader).getDeclaredField(name);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a cell variable without its class: " + name, e);
        }
    }

    String label() {
        return "the variable `" + name + "` that the function reads" + place;
    }
}
