package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.io.Output;
import dev.vonk.runtime.data.DataException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One throwable on its way, without its causes and frames.
///
/// @param condition of a [DataException], else empty
/// @param fields what its class and the user's parents of it declare, as an `Object[]`; null where that cannot travel
record Thrown(String className, @Nullable String message, String condition, byte @Nullable [] fields) {

    static void write(Graph graph, Output out, Throwable thrown) {
        var type = thrown.getClass();
        // A remote exception that goes on to a third process stays what it was.
        CheckedInput.writeText(out, thrown instanceof RemoteException remote ? remote.originalClass() : type.getName());
        var message = message(thrown);
        out.writeBoolean(message != null);
        if (message != null) {
            CheckedInput.writeText(out, message);
        }
        CheckedInput.writeText(out, thrown instanceof DataException data ? data.condition() : "");
        var fields = fieldsOf(graph, thrown);
        out.writeBoolean(fields != null);
        if (fields != null) {
            out.writeVarInt(fields.length, true);
            out.writeBytes(fields);
        }
    }

    /// The message is the user's code and may fail itself.
    private static @Nullable String message(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            return "(its message fails with " + e.getClass().getName() + ")";
        }
    }

    private static byte @Nullable [] fieldsOf(Graph graph, Throwable thrown) {
        var fields = Distribution.isOfTheUser(thrown.getClass())
                ? FieldsSerializer.fieldsOf(thrown.getClass()).stream()
                        .filter(field -> Distribution.isOfTheUser(field.getDeclaringClass())).toList()
                : java.util.List.<java.lang.reflect.Field>of();
        var values = new @Nullable Object[fields.size()];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = fields.get(i).get(thrown);
            }
            return values.length == 0 ? new byte[0] : graph.codec().write(values, graph.travellers());
        } catch (DataException unserialisable) {
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field that cannot be read", e);
        }
    }

    static Thrown read(Graph graph, CheckedInput in) {
        var className = in.text();
        var message = in.readBoolean() ? in.text() : null;
        var condition = in.text();
        return new Thrown(className, message, condition, in.readBoolean() ? in.bytes() : null);
    }

    /// The throwable again; null where its class does not allow it.
    @Nullable
    Throwable make(Graph graph, @Nullable Throwable cause) {
        if (className.equals(DataException.class.getName())) {
            var text = Objects.requireNonNullElse(message, "");
            var head = "[" + condition + "] ";
            var sentence = text.startsWith(head) ? text.substring(head.length()) : text;
            return cause == null
                    ? new DataException(condition, sentence)
                    : new DataException(condition, sentence, cause);
        }
        var type = type(graph);
        if (type == null || fields == null) {
            return null;
        }
        try {
            var made = construct(type, cause);
            if (made != null && fields.length > 0) {
                fill(graph, type, made, fields);
            }
            boolean same = made != null && Objects.equals(made.getMessage(), message) && made.getCause() == cause;
            return same ? made : null;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // The user's constructor does more than take a message: what it was is told, if not as an object of it.
            return null;
        }
    }

    private @Nullable Class<?> type(Graph graph) {
        try {
            var type = className.startsWith("java.")
                    ? ClassTokens.jdk(className)
                    : Class.forName(className, false, graph.loader());
            boolean usable = Throwable.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
            return usable ? type : null;
        } catch (ClassNotFoundException | LinkageError | UnreadableObjectException e) {
            // Not here: then it is told by name.
            return null;
        }
    }

    private @Nullable Throwable construct(Class<?> type, @Nullable Throwable cause)
            throws ReflectiveOperationException {
        if (cause != null) {
            for (var constructor : type.getDeclaredConstructors()) {
                var parameters = constructor.getParameterTypes();
                if (parameters.length == 2 && parameters[0] == String.class && parameters[1].isInstance(cause)
                        && isUsable(constructor)) {
                    return (Throwable) constructor.newInstance(message, cause);
                }
            }
        }
        var made = construct(type);
        return made == null || cause == null ? made : made.initCause(cause);
    }

    private @Nullable Throwable construct(Class<?> type) throws ReflectiveOperationException {
        for (var parameter : new Class<?>[]{String.class, Object.class}) {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == parameter
                        && isUsable(constructor)) {
                    return (Throwable) constructor.newInstance(message);
                }
            }
        }
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0 && isUsable(constructor)) {
                return (Throwable) constructor.newInstance();
            }
        }
        return null;
    }

    private static boolean isUsable(Constructor<?> constructor) {
        return constructor.trySetAccessible();
    }

    private static void fill(Graph graph, Class<?> type, Throwable made, byte[] bytes)
            throws IllegalAccessException {
        var values = graph.codec().read(bytes, Object[].class, graph.loader());
        var fields = FieldsSerializer.fieldsOf(type).stream()
                .filter(field -> Distribution.isOfTheUser(field.getDeclaringClass())).toList();
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).set(made, values[i]);
        }
    }
}
