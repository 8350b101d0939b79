package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.io.Output;
import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.code.CollectionAccumulator;
import dev.vonk.runtime.code.DoubleAccumulator;
import dev.vonk.runtime.code.LongAccumulator;
import java.util.List;
import java.util.function.Supplier;

/// What functions share with the program, as it travels: as numbers, not with what it holds.
public final class SharedTypes implements SerializedTypes {
    @Override
    public void list(TypeTable table) {
        table.entry(List.of(Broadcast.class), new ValueSerializer<Broadcast<?>>((_, out, broadcast) -> {
            broadcast.requireUsable();
            out.writeVarLong(broadcast.id(), true);
        }, (graph, in) -> Broadcast.away(in.readVarLong(true), graph.arrivals().broadcasts())));
        accumulator(table, LongAccumulator.class, LongAccumulator::new);
        accumulator(table, DoubleAccumulator.class, DoubleAccumulator::new);
        accumulator(table, CollectionAccumulator.class, CollectionAccumulator::new);
    }

    private static <A extends AccumulatorV2<?, ?>> void accumulator(TypeTable table, Class<A> type,
            Supplier<? extends A> zero) {
        table.entry(List.of(type), new ValueSerializer<A>((_, out, accumulator) -> writeName(out, accumulator),
                (_, in) -> {
                    var accumulator = zero.get();
                    readName(in, accumulator);
                    return accumulator;
                }));
    }

    static void writeName(Output out, AccumulatorV2<?, ?> accumulator) {
        if (!accumulator.isRegistered()) {
            throw new Unserialisable("The accumulator (" + Names.of(accumulator.getClass()) + ") is not registered.",
                    "Register it before functions use it: spark.sparkContext().register(accumulator, \"name\").");
        }
        out.writeVarLong(accumulator.id(), true);
        CheckedInput.writeText(out, accumulator.name().orElse(""));
    }

    static void readName(CheckedInput in, AccumulatorV2<?, ?> accumulator) {
        long id = in.readVarLong(true);
        var name = in.text();
        accumulator.named(id, name.isEmpty() ? null : name, true);
    }
}
