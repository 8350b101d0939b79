package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objenesis.strategy.StdInstantiatorStrategy;

/// One object graph on its way out or in; used again for the next one, by one thread at a time.
final class Graph extends Kryo {
    private final References references;
    private final Types types;

    private Graph(Types types, References references) {
        super(types, references);
        this.references = references;
        this.types = types;
        types.complete();
        setRegistrationRequired(true);
        setAutoReset(false);
        setInstantiatorStrategy(new StdInstantiatorStrategy());
    }

    static Graph of(ObjectCodec codec) {
        return new Graph(new Types(codec), new References());
    }

    References references() {
        return references;
    }

    ObjectCodec codec() {
        return types.codec();
    }

    /// The loader of the user's classes.
    ClassLoader loader() {
        return types.loader();
    }

    Travellers travellers() {
        return types.travellers();
    }

    Arrivals arrivals() {
        return types.arrivals();
    }

    /// Writes the whole graph that hangs on `value`.
    void write(Output out, @Nullable Object value, Travellers travellers, int depth) {
        types.writing(travellers);
        setMaxDepth(depth);
        writeClassAndObject(out, value);
    }

    @Nullable
    Object read(CheckedInput in, ClassLoader loader, Arrivals arrivals, int depth) {
        types.reading(loader, arrivals);
        setMaxDepth(depth);
        return readClassAndObject(in);
    }

    /// Whether the graph was deeper than it was allowed to be.
    static boolean isTooDeep(Throwable thrown) {
        return thrown instanceof StackOverflowError || thrown instanceof KryoException
                && Objects.requireNonNullElse(thrown.getMessage(), "").startsWith("Max depth exceeded");
    }

    /// A part; the message of what cannot travel gets `holder`.
    void part(Output out, @Nullable Object value, String holder) {
        try {
            writeClassAndObject(out, value);
        } catch (Unserialisable e) {
            throw e.in(holder);
        }
    }

    /// A part that `holder`, which is the user's own code, holds.
    void partOfCode(Output out, @Nullable Object value, String holder) {
        try {
            writeClassAndObject(out, value);
        } catch (Unserialisable e) {
            throw e.inCode(holder);
        }
    }

    @Nullable
    Object part(Input in) {
        return readClassAndObject(in);
    }

    Class<?> userClass(String name) {
        return types.userClass(name);
    }

    @Override
    public Registration getRegistration(Class type) {
        return Objects.requireNonNull(getClassResolver().getRegistration(type));
    }
}
