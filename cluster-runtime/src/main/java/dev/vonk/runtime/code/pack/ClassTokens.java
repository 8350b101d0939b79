package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.io.Output;

/// Classes as values: not objects of them, only which class it is. A class is not initialised by being read.
final class ClassTokens {
    private static final int PRIMITIVE = 0;
    private static final int ARRAY = 1;
    private static final int LISTED = 2;
    private static final int JDK = 3;
    private static final int USER = 4;

    private static final Class<?>[] PRIMITIVES = {int.class, long.class, boolean.class, double.class, float.class,
        short.class, byte.class, char.class, void.class};

    private ClassTokens() {
    }

    static void write(Graph graph, Output out, Class<?> type) {
        if (type.isPrimitive()) {
            out.writeByte(PRIMITIVE);
            out.writeByte(java.util.Arrays.asList(PRIMITIVES).indexOf(type));
        } else if (type.isArray()) {
            out.writeByte(ARRAY);
            write(graph, out, type.getComponentType());
        } else if (type.isHidden()) {
            throw new Unserialisable("The class of a lambda (" + Names.of(type) + ") has no name to travel by.",
                    "Use a class with a name.");
        } else if (graph.codec().listed(type.getName()) == type) {
            out.writeByte(LISTED);
            CheckedInput.writeText(out, type.getName());
        } else if (Distribution.isOfTheJdk(type)) {
            out.writeByte(JDK);
            CheckedInput.writeText(out, type.getName());
        } else if (Distribution.isOfTheUser(type)) {
            out.writeByte(USER);
            CheckedInput.writeText(out, type.getName());
            graph.travellers().met(type);
        } else {
            throw new Unserialisable("The class " + Names.of(type) + " is not one that may travel.",
                    "Use a class of your own.");
        }
    }

    static Class<?> read(Graph graph, CheckedInput in) {
        int kind = in.readByte();
        return switch (kind) {
            case PRIMITIVE -> {
                int place = in.readByte();
                if (place < 0 || place >= PRIMITIVES.length) {
                    throw new UnreadableObjectException("no primitive " + place);
                }
                yield PRIMITIVES[place];
            }
            case ARRAY -> read(graph, in).arrayType();
            case LISTED -> listed(graph, in.text());
            case JDK -> jdk(in.text());
            case USER -> graph.userClass(in.text());
            default -> throw new UnreadableObjectException("no class is written with " + kind);
        };
    }

    private static Class<?> listed(Graph graph, String name) {
        var type = graph.codec().listed(name);
        if (type == null) {
            throw new UnreadableObjectException("the bytes ask for class " + name + ", which is not in the table");
        }
        return type;
    }

    static Class<?> jdk(String name) {
        try {
            if (name.startsWith("java.")) {
                var type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
                if (Distribution.isOfTheJdk(type)) {
                    return type;
                }
            }
        } catch (ClassNotFoundException e) {
            throw new UnreadableObjectException("this Java has no class " + name, e);
        }
        throw new UnreadableObjectException("the bytes ask for class " + name + ", which may not travel");
    }
}
