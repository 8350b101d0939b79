package dev.vonk.runtime.function.cast;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.StructVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arrays, maps and structs: their parts are cast, their shape stays.
final class NestedCasts {
    private NestedCasts() {
    }

    static CastLoop of(DataType from, DataType to, boolean raise, ZoneId zone) {
        if (from instanceof ArrayType(var a, var _) && to instanceof ArrayType(var b, var _)) {
            var element = Casts.of(a, b, raise, zone);
            return (source, rows, validity, _) -> {
                var list = (ListVector) flat(source);
                return new ListVector(list.offsets(), part(element, list.child()), list.offset(), rows, validity);
            };
        }
        if (from instanceof MapType a && to instanceof MapType b) {
            var key = Casts.of(a.keyType(), b.keyType(), raise, zone);
            var value = Casts.of(a.valueType(), b.valueType(), raise, zone);
            return (source, rows, validity, _) -> {
                var list = (ListVector) flat(source);
                var entries = (StructVector) list.child();
                var parts = List.of(part(key, entries.fields().get(0)), part(value, entries.fields().get(1)));
                return new ListVector(list.offsets(), new StructVector(parts, entries.length(), entries.validity()),
                        list.offset(), rows, validity);
            };
        }
        if (from instanceof StructType a && to instanceof StructType b && a.size() == b.size()) {
            var loops = new ArrayList<CastLoop>();
            for (int i = 0; i < a.size(); i++) {
                loops.add(Casts.of(a.field(i).dataType(), b.field(i).dataType(), raise, zone));
            }
            return (source, rows, validity, _) -> struct((StructVector) flat(source), loops, rows, validity);
        }
        throw Casts.none(from, to);
    }

    private static Vector struct(StructVector source, List<CastLoop> loops, int rows, @Nullable Validity validity) {
        var fields = new ArrayList<Vector>();
        for (int i = 0; i < loops.size(); i++) {
            var field = source.fields().get(i);
            // a null struct's fields are not looked at, whatever stands there
            var present = Validity.and(field.validity(), validity, rows);
            var flat = Vectors.argument(field, Scratch.fresh());
            fields.add(
                    loops.get(i).apply(flat instanceof ConstantVector constant ? constant.flat(Scratch.fresh()) : flat,
                            rows, present, Scratch.fresh()));
        }
        return new StructVector(fields, rows, validity);
    }

    private static Vector part(CastLoop loop, Vector part) {
        var flat = flat(Vectors.argument(part, Scratch.fresh()));
        return loop.apply(flat, flat.length(), flat.validity(), Scratch.fresh());
    }

    private static Vector flat(Vector source) {
        return source instanceof ConstantVector constant ? constant.flat(Scratch.fresh()) : source;
    }
}
