package dev.vonk.runtime.function.builtin.text;

import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.function.text.TextOutput;
import dev.vonk.runtime.function.text.Utf8;
import java.util.List;

/// Text and bytes made so long. Bytes are filled up with zeros where nothing is said.
public final class Padding implements FunctionFamily {
    private static final byte[] BLANK = {' '};
    private static final byte[] ZERO = {0};

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("string");
        family.scalar("lpad", "lpad(str, len[, pad])", "`str` filled up on the left, or cut, to `len` characters.",
                "lpad('hi', 5, '??')", "???hi").takes("string, int -> string", pad(true))
                .takes("string, int, string -> string", pad(true)).takes("binary, int -> binary", padBytes(true))
                .takes("binary, int, binary -> binary", padBytes(true));
        family.scalar("rpad", "rpad(str, len[, pad])", "`str` filled up on the right, or cut, to `len` characters.",
                "rpad('hi', 5, '??')", "hi???").takes("string, int -> string", pad(false))
                .takes("string, int, string -> string", pad(false)).takes("binary, int -> binary", padBytes(false))
                .takes("binary, int, binary -> binary", padBytes(false));
        return family.functions();
    }

    private static Kernel pad(boolean left) {
        return (a, rows, validity, scratch) -> {
            var text = TextArgument.of(a[0]);
            var pad = a.length > 2 ? TextArgument.of(a[2]) : null;
            return Shapes.text(rows, validity, text.total(rows), scratch, (i, out) -> {
                int wanted = (int) Math.max(0, Vectors.longAt(a[1], i));
                int have = Utf8.length(text.data(), text.start(i), text.size(i));
                if (have >= wanted) {
                    Utf8.substring(out, text.data(), text.start(i), text.size(i), 1, wanted);
                    return;
                }
                if (!left) {
                    out.append(text.data(), text.start(i), text.size(i));
                }
                fill(out, pad == null ? BLANK : pad.copy(i), wanted - have);
                if (left) {
                    out.append(text.data(), text.start(i), text.size(i));
                }
            });
        };
    }

    private static void fill(TextOutput out, byte[] pad, int characters) {
        int each = Utf8.length(pad, 0, pad.length);
        while (each > 0 && characters >= each) {
            out.append(pad);
            characters -= each;
        }
        Utf8.substring(out, pad, 0, pad.length, 1, characters);
    }

    private static Kernel padBytes(boolean left) {
        return (a, rows, validity, scratch) -> {
            var bytes = TextArgument.of(a[0]);
            var pad = a.length > 2 ? TextArgument.of(a[2]) : null;
            return Shapes.text(rows, validity, bytes.total(rows), scratch, (i, out) -> {
                int wanted = (int) Math.max(0, Vectors.longAt(a[1], i));
                int kept = Math.min(wanted, bytes.size(i));
                if (!left) {
                    out.append(bytes.data(), bytes.start(i), kept);
                }
                fillBytes(out, pad == null ? ZERO : pad.copy(i), wanted - kept);
                if (left) {
                    out.append(bytes.data(), bytes.start(i), kept);
                }
            });
        };
    }

    private static void fillBytes(TextOutput out, byte[] pad, int count) {
        for (int k = 0; k < count && pad.length > 0; k++) {
            out.append(pad[k % pad.length]);
        }
    }
}
