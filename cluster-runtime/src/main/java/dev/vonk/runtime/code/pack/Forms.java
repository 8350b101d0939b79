package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Serializer;
import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.DriverOnly;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides in which form objects of a class travel.
final class Forms {
    /// What the JDK keeps for a class as long as the class is there.
    private static final ClassValue<Serializer<?>> USERS = new ClassValue<>() {
        @Override
        protected Serializer<?> computeValue(Class<?> type) {
            return choose(type);
        }
    };

    private Forms() {
    }

    /// The form of a class of the table.
    static Serializer<?> of(Class<?> type) {
        if (Throwable.class.isAssignableFrom(type)) {
            return new ThrowableSerializer(type);
        }
        return type.isEnum()
                ? new EnumSerializer(type)
                : type.isRecord() ? new RecordSerializer(type) : new FieldsSerializer(type);
    }

    /// A class of the table whose number an unlisted class has, because a serializer of it knows what to do; or null.
    static @Nullable Class<?> alias(Class<?> type) {
        if (type.isHidden() && Serializable.class.isAssignableFrom(type)) {
            return SerializedLambda.class;
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return Throwable.class;
        }
        if (java.time.ZoneId.class.isAssignableFrom(type)) {
            return java.time.ZoneId.class;
        }
        if (java.nio.charset.Charset.class.isAssignableFrom(type)) {
            return java.nio.charset.Charset.class;
        }
        if (java.nio.file.Path.class.isAssignableFrom(type)) {
            return java.nio.file.Path.class;
        }
        if (type.isArray()) {
            return Object[].class;
        }
        if (!type.isEnum() && Enum.class.isAssignableFrom(type)) {
            return Enum.class;
        }
        return type.isEnum() && Distribution.isOfTheJdk(type) && Modifier.isPublic(type.getModifiers())
                ? Enum.class
                : null;
    }

    /// The form of a class of the user.
    ///
    /// @throws Unserialisable where its objects cannot travel
    static Serializer<?> ofUser(Class<?> type) {
        return USERS.get(type);
    }

    private static Serializer<?> choose(Class<?> type) {
        if (DriverOnly.class.isAssignableFrom(type)) {
            throw new Unserialisable(
                    "A " + type.getSimpleName() + " cannot be used inside a function: functions run on "
                            + "workers, where there is no session.",
                    "Collect what the function needs before (collectAsList, first), or join the two frames.");
        }
        if (AccumulatorV2.class.isAssignableFrom(type) && Distribution.isOfTheUser(type)) {
            return new AccumulatorSerializer(type);
        }
        if (type.isHidden()) {
            throw new Unserialisable("The lambda (" + Names.of(type) + ") is of an interface that is not serialisable.",
                    "Declare it with one that is: MapFunction, FilterFunction, UDF1 and their like, or cast it: "
                            + "(" + interfaceOf(type) + " & java.io.Serializable) ...");
        }
        if (!Distribution.isOfTheUser(type)) {
            throw new Unserialisable(Names.of(type).startsWith("java.")
                    ? "Objects of " + Names.of(type) + " cannot travel to a worker."
                    : "Objects of " + Names.of(type) + ", a class of the engine, cannot travel to a worker.",
                    "Make the object inside the function, once for each partition (mapPartitions), or keep only plain "
                            + "values of it.");
        }
        if (type.isRecord()) {
            return new RecordSerializer(type);
        }
        if (type.isEnum()) {
            return new EnumSerializer(type);
        }
        boolean serializable = Serializable.class.isAssignableFrom(type);
        if (serializable && hasOwnForm(type)) {
            return new JavaFormSerializer();
        }
        if (!serializable && !isOfCell(type) || hasOwnForm(type)) {
            throw new Unserialisable("Objects of " + Names.of(type) + " cannot travel to a worker: the class does not "
                    + "implement java.io.Serializable.",
                    "Let it implement Serializable where it only holds values, make it a record, or make the object "
                            + "inside the function.");
        }
        return new FieldsSerializer(type);
    }

    private static String interfaceOf(Class<?> lambda) {
        return Arrays.stream(lambda.getInterfaces()).map(Class::getSimpleName).findFirst().orElse("Runnable");
    }

    /// Classes of cells need not say that they are serialisable: their author did not think of it.
    private static boolean isOfCell(Class<?> type) {
        return type.getName().startsWith("REPL.");
    }

    /// Whether its fields do not say all: it writes itself, or has a parent in the JDK whose fields are closed.
    private static boolean hasOwnForm(Class<?> type) {
        if (Externalizable.class.isAssignableFrom(type)) {
            return true;
        }
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (Distribution.isOfTheJdk(each) || declares(each, "writeObject", ObjectOutputStream.class)
                    || declares(each, "readObject", ObjectInputStream.class) || declares(each, "writeReplace")
                    || declares(each, "readResolve")) {
                return true;
            }
        }
        return false;
    }

    private static boolean declares(Class<?> type, String name, Class<?>... parameters) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(name)
                        && Arrays.equals(method.getParameterTypes(), parameters));
    }

    /// What two processes must agree on about an entry of the table.
    static String shape(TypeTable.Entry entry) {
        var type = entry.type();
        Stream<String> parts = type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).map(part -> part.getName() + " " + part.getType().getName())
                : type.isEnum()
                        ? Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name())
                        : entry.serializer() instanceof FieldsSerializer fields ? fields.shape() : Stream.of();
        return type.getName() + " " + entry.serializer().getClass().getSimpleName()
                + parts.collect(Collectors.joining(", ", "(", ")\n"));
    }

    /// The classes of some sample objects, each once.
    static List<Class<?>> classesOf(Object... samples) {
        return Arrays.stream(samples).<Class<?>>map(Object::getClass).distinct().toList();
    }
}
