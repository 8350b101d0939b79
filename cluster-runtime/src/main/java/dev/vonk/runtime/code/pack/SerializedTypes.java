package dev.vonk.runtime.code.pack;

/// The classes of a room that may travel, in an order that is the same in every process of one version. Found as a Java
/// service; a new record that is part of a plan or a message is a line in its room's list.
public interface SerializedTypes {
    /// Adds the classes.
    void list(TypeTable table);
}
