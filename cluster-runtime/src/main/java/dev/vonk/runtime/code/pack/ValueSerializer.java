package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/// Objects that two functions write and read.
final class ValueSerializer<T> extends Serializer<T> {
    private final Writer<T> writer;
    private final Reader<T> reader;

    @FunctionalInterface
    interface Writer<T> {
        void write(Graph graph, Output out, T value);
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(Graph graph, CheckedInput in);
    }

    /// @param reader gives an object that parts cannot lead back to
    ValueSerializer(Writer<T> writer, Reader<T> reader) {
        super(false, true);
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public void write(Kryo kryo, Output out, T value) {
        var graph = (Graph) kryo;
        boolean hasIdentity = graph.references().useReferences(value.getClass());
        int id = hasIdentity ? graph.references().open() : -1;
        writer.write(graph, out, value);
        if (hasIdentity) {
            graph.references().close(id);
        }
    }

    @Override
    public T read(Kryo kryo, Input in, Class<? extends T> ignored) {
        return reader.read((Graph) kryo, (CheckedInput) in);
    }
}
