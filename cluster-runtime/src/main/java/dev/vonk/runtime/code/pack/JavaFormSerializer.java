package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;

/// Objects whose class has its own way of being written in Java's serialisation: that way, bounded.
final class JavaFormSerializer extends Serializer<Object> {
    private static final int DEEPEST = 200;

    @Override
    public void write(Kryo kryo, Output out, Object object) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new Writing(bytes, (Graph) kryo)) {
            stream.writeObject(object);
        } catch (NotSerializableException e) {
            throw new Unserialisable("Objects of " + Names.plain(String.valueOf(e.getMessage()))
                    + " cannot travel to a worker.", "Make the object inside the function.")
                    .in(Names.of(object.getClass()));
        } catch (IOException e) {
            throw new Unserialisable(Names.of(object) + " could not be written: " + e + ".",
                    "Mend its writeObject, or make the object inside the function.");
        }
        out.writeVarInt(bytes.size(), true);
        out.writeBytes(bytes.toByteArray());
    }

    private static final class Writing extends ObjectOutputStream {
        private final Graph graph;

        Writing(ByteArrayOutputStream bytes, Graph graph) throws IOException {
            super(bytes);
            this.graph = graph;
        }

        @Override
        protected void annotateClass(Class<?> type) {
            if (Distribution.isOfTheUser(type)) {
                graph.travellers().met(type);
            }
        }
    }

    @Override
    public Object read(Kryo kryo, Input in, Class<? extends Object> ignored) {
        var bytes = ((CheckedInput) in).bytes();
        try (var stream = new Reading(bytes, (Graph) kryo)) {
            return stream.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new UnreadableObjectException("an object in Java's form cannot be read: " + e, e);
        }
    }

    private static final class Reading extends ObjectInputStream {
        private final Graph graph;

        Reading(byte[] bytes, Graph graph) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.graph = graph;
            setObjectInputFilter(info -> info.depth() > DEEPEST || info.arrayLength() > bytes.length
                    ? ObjectInputFilter.Status.REJECTED
                    : ObjectInputFilter.Status.ALLOWED);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            var name = description.getName();
            if (name.startsWith("[") || name.indexOf('.') < 0 || Distribution.isJdkName(name)) {
                return super.resolveClass(description);
            }
            return graph.userClass(name);
        }
    }
}
