package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.ClassResolver;
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// From classes to numbers and back for one graph. A class of the table is its number; a class of the user is a name,
/// and after that the number of the name; any other is an error.
final class Types implements ClassResolver {
    private static final int NULL = 0;
    private static final int NAMED = 1;
    private static final int FIRST = 2;

    private final ObjectCodec codec;
    private final Map<Class<?>, Registration> listed = new IdentityHashMap<>();
    private final List<Registration> numbered = new ArrayList<>();
    private final Map<Class<?>, Registration> named = new HashMap<>();
    private final Map<Class<?>, Integer> written = new HashMap<>();
    private final List<Registration> read = new ArrayList<>();
    private boolean complete;
    private ClassLoader loader = Types.class.getClassLoader();
    private Travellers travellers = Travellers.UNSEEN;
    private Arrivals arrivals = Arrivals.UNSEEN;

    Types(ObjectCodec codec) {
        this.codec = codec;
        for (var entry : codec.table().entries()) {
            var registration = new Registration(entry.type(), entry.serializer(), numbered.size());
            numbered.add(registration);
            entry.types().forEach(type -> listed.put(type, registration));
        }
    }

    /// From now on Kryo's own registrations, which nobody needs, are over.
    void complete() {
        complete = true;
    }

    void writing(Travellers travellers) {
        this.travellers = travellers;
    }

    void reading(ClassLoader loader, Arrivals arrivals) {
        this.loader = loader;
        this.arrivals = arrivals;
    }

    ObjectCodec codec() {
        return codec;
    }

    ClassLoader loader() {
        return loader;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Travellers travellers() {
        return travellers;
    }

    @Override
    public void setKryo(Kryo kryo) {
    }

    @Override
    public Registration register(Registration registration) {
        return registration;
    }

    @Override
    @SuppressWarnings("NullAway") // Kryo asks so whether there is one
    public Registration unregister(int classId) {
        return null;
    }

    @Override
    public Registration registerImplicit(Class type) {
        return getRegistration(type);
    }

    @Override
    @SuppressWarnings("NullAway") // Kryo asks so whether there is one
    public Registration getRegistration(int classId) {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // while Kryo is made it asks for what it would put in
    public Registration getRegistration(Class type) {
        if (!complete) {
            return null;
        }
        var known = listed.get(type);
        return known != null ? known : named.computeIfAbsent(type, this::unlisted);
    }

    private Registration unlisted(Class<?> type) {
        var like = Forms.alias(type);
        if (like != null) {
            return Objects.requireNonNull(listed.get(like));
        }
        return new Registration(type, Forms.ofUser(type), -1);
    }

    @Override
    @SuppressWarnings("NullAway") // Kryo's word for a null object
    public Registration writeClass(Output out, @Nullable Class type) {
        if (type == null) {
            out.writeVarInt(NULL, true);
            return null;
        }
        var registration = getRegistration(type);
        if (registration.getId() >= 0) {
            out.writeVarInt(FIRST + registration.getId(), true);
        } else {
            out.writeVarInt(NAMED, true);
            writeName(out, type);
        }
        return registration;
    }

    private void writeName(Output out, Class<?> type) {
        var known = written.get(type);
        out.writeVarInt(known == null ? 0 : known + 1, true);
        if (known == null) {
            written.put(type, written.size());
            CheckedInput.writeText(out, type.getName());
            travellers.met(type);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // Kryo's word for a null object
    public Registration readClass(Input in) {
        int id = in.readVarInt(true);
        if (id == NULL) {
            return null;
        }
        if (id == NAMED) {
            return readName((CheckedInput) in);
        }
        if (id < FIRST || id - FIRST >= numbered.size()) {
            throw new UnreadableObjectException("the bytes name class " + Integer.toUnsignedString(id - FIRST)
                    + " of a table of " + numbered.size());
        }
        return numbered.get(id - FIRST);
    }

    private Registration readName(CheckedInput in) {
        int known = in.readVarInt(true);
        if (known != 0) {
            if (known < 0 || known > read.size()) {
                throw new UnreadableObjectException("the bytes refer to a class name that is not there");
            }
            return read.get(known - 1);
        }
        var type = userClass(in.text());
        Serializer<?> serializer;
        try {
            serializer = Forms.ofUser(type);
        } catch (Unserialisable e) {
            throw new UnreadableObjectException("the bytes hold a " + Names.of(type) + ", which cannot travel", e);
        }
        var registration = new Registration(type, serializer, -1);
        named.put(type, registration);
        read.add(registration);
        return registration;
    }

    /// A class by the name that the bytes tell: one of the user's, none of the JDK's or of ours.
    Class<?> userClass(String name) {
        if (Distribution.isJdkName(name)) {
            throw new UnreadableObjectException("the bytes ask for class " + name + ", which is not in the table");
        }
        Class<?> type;
        try {
            type = Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new UnreadableObjectException("the class " + name + " cannot be loaded here: " + e, e);
        }
        if (!Distribution.isOfTheUser(type)) {
            throw new UnreadableObjectException("the bytes ask for class " + name + ", which is not in the table");
        }
        return type;
    }

    @Override
    public void reset() {
        named.clear();
        written.clear();
        read.clear();
        loader = Types.class.getClassLoader();
        travellers = Travellers.UNSEEN;
        arrivals = Arrivals.UNSEEN;
    }
}
