package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.ReferenceResolver;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which objects of a graph were written or read already: each travels once, so that what was one object is one again.
///
/// An object that is made from its parts (a record, a list that cannot change) is not there until they are; a part
/// that leads back to it is an error.
final class References implements ReferenceResolver {
    private static final int MOST_KEPT = 2048;

    private IdentityHashMap<Object, Integer> written = new IdentityHashMap<>();
    private final List<@Nullable Object> read = new ArrayList<>();
    private final BitSet open = new BitSet();

    @Override
    public void setKryo(Kryo kryo) {
    }

    /// Marks the object whose number was given last as not there until [#close].
    int open() {
        int id = written.size() - 1;
        open.set(id);
        return id;
    }

    void close(int id) {
        open.clear(id);
    }

    @Override
    public int getWrittenId(Object object) {
        var id = written.get(object);
        if (id == null) {
            return -1;
        }
        if (open.get(id)) {
            throw new Unserialisable(Names.of(object) + " leads back to itself, which records and lists that cannot be "
                    + "changed do not allow where they travel.", "Keep a key instead of the object itself.");
        }
        return id;
    }

    @Override
    public int addWrittenObject(Object object) {
        int id = written.size();
        written.put(object, id);
        return id;
    }

    @Override
    public int nextReadId(Class type) {
        read.add(null);
        return read.size() - 1;
    }

    @Override
    public void setReadObject(int id, Object object) {
        read.set(id, object);
    }

    @Override
    public Object getReadObject(Class type, int id) {
        var object = id < read.size() && id >= 0 ? read.get(id) : null;
        if (object == null) {
            throw new UnreadableObjectException("the bytes refer to object " + id + ", which is not there");
        }
        return object;
    }

    @Override
    public void reset() {
        if (written.size() > MOST_KEPT) {
            written = new IdentityHashMap<>();
        } else {
            written.clear();
        }
        read.clear();
        open.clear();
    }

    /// All but boxes, which have no identity worth keeping.
    @Override
    public boolean useReferences(Class type) {
        return type != Integer.class && type != Long.class && type != Boolean.class && type != Double.class
                && type != Float.class && type != Short.class && type != Byte.class && type != Character.class;
    }
}
