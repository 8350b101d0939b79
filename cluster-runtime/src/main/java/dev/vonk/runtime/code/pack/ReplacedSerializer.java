package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.function.Function;

/// Objects of which something else travels.
final class ReplacedSerializer<T, F> extends Serializer<T> {
    private final Class<T> type;
    private final Class<F> form;
    private final Function<? super T, ? extends F> outward;
    private final Function<? super F, ? extends T> inward;

    ReplacedSerializer(Class<T> type, Class<F> form, Function<? super T, ? extends F> outward,
            Function<? super F, ? extends T> inward) {
        super(false, true);
        this.type = type;
        this.form = form;
        this.outward = outward;
        this.inward = inward;
    }

    @Override
    public void write(Kryo kryo, Output out, T object) {
        var graph = (Graph) kryo;
        int id = graph.references().open();
        graph.part(out, outward.apply(object), Names.of(type));
        graph.references().close(id);
    }

    @Override
    public T read(Kryo kryo, Input in, Class<? extends T> ignored) {
        var read = ((Graph) kryo).part(in);
        if (!form.isInstance(read)) {
            throw new UnreadableObjectException(
                    "no " + form.getName() + " where a " + type.getName() + " is made of one");
        }
        return inward.apply(form.cast(read));
    }
}
