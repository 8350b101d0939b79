package dev.vonk.runtime.code.pack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.invoke.SerializedLambda;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lambdas that the JDK itself wrote, as `Comparator.comparing` gives them. Only Java's own serialisation may call the
/// methods that describe and make them; it is given nothing else to do, what they captured stays here.
final class JdkLambdas {
    private JdkLambdas() {
    }

    /// Stands for a captured object while Java writes and reads the lambda.
    private record Place(int index) implements Serializable {}

    static boolean mayCapture(Class<?> type) {
        return type == Comparator.class || type == Map.Entry.class;
    }

    static SerializedLambda describe(Object lambda) {
        try (var stream = new Describing()) {
            stream.writeObject(lambda);
            if (stream.found != null) {
                return stream.found;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new Unserialisable("A lambda of the JDK (" + lambda.getClass().getName() + ") cannot travel.",
                "Write the lambda yourself.");
    }

    private static final class Describing extends ObjectOutputStream {
        private @Nullable SerializedLambda found;

        Describing() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof SerializedLambda lambda) {
                found = lambda;
                return "";
            }
            return object;
        }
    }

    static Object make(Class<?> capturing, SerializedLambda lambda) {
        var captured = new @Nullable Object[lambda.getCapturedArgCount()];
        var places = new Object[captured.length];
        for (int i = 0; i < places.length; i++) {
            captured[i] = lambda.getCapturedArg(i);
            places[i] = new Place(i);
        }
        var placed = new SerializedLambda(capturing, lambda.getFunctionalInterfaceClass(),
                lambda.getFunctionalInterfaceMethodName(), lambda.getFunctionalInterfaceMethodSignature(),
                lambda.getImplMethodKind(), lambda.getImplClass(), lambda.getImplMethodName(),
                lambda.getImplMethodSignature(), lambda.getInstantiatedMethodType(), places);
        var bytes = new ByteArrayOutputStream();
        try {
            try (var writing = new ObjectOutputStream(bytes)) {
                writing.writeObject(placed);
            }
            try (var reading = new Filling(new ByteArrayInputStream(bytes.toByteArray()), Arrays.asList(captured))) {
                return reading.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new UnreadableObjectException("a lambda of the JDK cannot be made: " + e, e);
        }
    }

    private static final class Filling extends ObjectInputStream {
        private final List<@Nullable Object> captured;

        Filling(InputStream bytes, List<@Nullable Object> captured) throws IOException {
            super(bytes);
            this.captured = captured;
            enableResolveObject(true);
            setObjectInputFilter(info -> {
                var type = info.serialClass();
                boolean expected = type == null || type == SerializedLambda.class || type == Place.class
                        || type == Object[].class || type == Class.class || type == String.class
                        || type == Record.class || type.isHidden() || mayCapture(type)
                        || captured.stream().anyMatch(object -> object != null && object.getClass() == type);
                return expected ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED;
            });
        }

        @Override
        protected @Nullable Object resolveObject(Object object) {
            return object instanceof Place(int index) ? captured.get(index) : object;
        }
    }
}
