package dev.vonk.runtime.source.parquet.footer;

import dev.vonk.runtime.source.parquet.footer.Annotation.Unit;
import org.jspecify.annotations.Nullable;

/// [Annotation] to and from the file: the union of today and the enum that old files have and old readers want.
final class Annotations {
    private Annotations() {
    }

    static Annotation read(CompactReader in) {
        Annotation result = new Annotation.Other("none");
        in.enterField();
        for (int id = in.next(); id != 0; id = in.next()) {
            result = switch (id) {
                case 1, 4 -> skipped(in, new Annotation.Text());
                case 2 -> skipped(in, new Annotation.MapGroup());
                case 3 -> skipped(in, new Annotation.ListGroup());
                case 5 -> readDecimal(in);
                case 6 -> skipped(in, new Annotation.Date());
                case 7, 8 -> readTime(in, id == 8);
                case 10 -> readInt(in);
                case 11 -> skipped(in, new Annotation.Unknown());
                case 12 -> skipped(in, new Annotation.Json());
                case 14 -> skipped(in, new Annotation.Uuid());
                case 15 -> skipped(in, new Annotation.Float16());
                default -> skipped(in, new Annotation.Other("logical type " + id));
            };
        }
        return result;
    }

    private static Annotation skipped(CompactReader in, Annotation annotation) {
        in.skip();
        return annotation;
    }

    private static Annotation readDecimal(CompactReader in) {
        int scale = 0;
        int precision = 0;
        in.enterField();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 1 -> scale = in.i32();
                case 2 -> precision = in.i32();
                default -> in.skip();
            }
        }
        return new Annotation.Decimal(precision, scale);
    }

    private static Annotation readTime(CompactReader in, boolean timestamp) {
        boolean utc = false;
        var unit = Unit.MICROS;
        in.enterField();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 1 -> utc = in.bool();
                case 2 -> {
                    in.enterField();
                    for (int which = in.next(); which != 0; which = in.next()) {
                        unit = switch (which) {
                            case 1 -> Unit.MILLIS;
                            case 2 -> Unit.MICROS;
                            case 3 -> Unit.NANOS;
                            default -> throw UnreadableException.damaged("unknown unit of time " + which);
                        };
                        in.skip();
                    }
                }
                default -> in.skip();
            }
        }
        return timestamp ? new Annotation.Timestamp(utc, unit) : new Annotation.Time(utc, unit);
    }

    private static Annotation readInt(CompactReader in) {
        int bits = 0;
        boolean signed = true;
        in.enterField();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 1 -> bits = in.i8();
                case 2 -> signed = in.bool();
                default -> in.skip();
            }
        }
        return new Annotation.Int(bits, signed);
    }

    /// The old enum's meaning; null where it has none or there is none.
    static @Nullable Annotation ofConverted(int converted, int precision, int scale) {
        return switch (converted) {
            case 0, 4 -> new Annotation.Text();
            case 1, 2 -> new Annotation.MapGroup();
            case 3 -> new Annotation.ListGroup();
            case 5 -> new Annotation.Decimal(precision, scale);
            case 6 -> new Annotation.Date();
            case 7 -> new Annotation.Time(true, Unit.MILLIS);
            case 8 -> new Annotation.Time(true, Unit.MICROS);
            case 9 -> new Annotation.Timestamp(true, Unit.MILLIS);
            case 10 -> new Annotation.Timestamp(true, Unit.MICROS);
            case 11, 12, 13, 14 -> new Annotation.Int(8 << converted - 11, false);
            case 15, 16, 17, 18 -> new Annotation.Int(8 << converted - 15, true);
            case 19 -> new Annotation.Json();
            case 20 -> new Annotation.Other("BSON");
            case 21 -> new Annotation.Other("INTERVAL");
            default -> null;
        };
    }

    /// Fields 6 to 10 of a schema element.
    static void write(Annotation annotation, CompactWriter out) {
        int converted = converted(annotation);
        if (converted >= 0) {
            out.i32(6, converted);
        }
        if (annotation instanceof Annotation.Decimal(int precision, int scale)) {
            out.i32(7, scale);
            out.i32(8, precision);
        }
        out.struct(10);
        switch (annotation) {
            case Annotation.Text _ -> out.emptyStruct(1);
            case Annotation.MapGroup _ -> out.emptyStruct(2);
            case Annotation.ListGroup _ -> out.emptyStruct(3);
            case Annotation.Decimal(int precision, int scale) -> {
                out.struct(5);
                out.i32(1, scale);
                out.i32(2, precision);
                out.leave();
            }
            case Annotation.Date _ -> out.emptyStruct(6);
            case Annotation.Time(boolean utc, var unit) -> writeTime(out, 7, utc, unit);
            case Annotation.Timestamp(boolean utc, var unit) -> writeTime(out, 8, utc, unit);
            case Annotation.Int(int bits, boolean signed) -> {
                out.struct(10);
                out.i8(1, bits);
                out.bool(2, signed);
                out.leave();
            }
            case Annotation.Unknown _ -> out.emptyStruct(11);
            case Annotation.Json _ -> out.emptyStruct(12);
            case Annotation.Uuid _ -> out.emptyStruct(14);
            case Annotation.Float16 _ -> out.emptyStruct(15);
            case Annotation.Other(var name) -> throw new IllegalArgumentException("cannot write annotation " + name);
        }
        out.leave();
    }

    private static void writeTime(CompactWriter out, int id, boolean utc, Unit unit) {
        out.struct(id);
        out.bool(1, utc);
        out.struct(2);
        out.emptyStruct(unit.ordinal() + 1);
        out.leave();
        out.leave();
    }

    private static int converted(Annotation annotation) {
        return switch (annotation) {
            case Annotation.Text _ -> 0;
            case Annotation.MapGroup _ -> 1;
            case Annotation.ListGroup _ -> 3;
            case Annotation.Decimal _ -> 5;
            case Annotation.Date _ -> 6;
            case Annotation.Time(boolean utc, var unit) ->
                !utc ? -1 : unit == Unit.MILLIS ? 7 : unit == Unit.MICROS ? 8 : -1;
            case Annotation.Timestamp(boolean utc, var unit) ->
                !utc ? -1 : unit == Unit.MILLIS ? 9 : unit == Unit.MICROS ? 10 : -1;
            case Annotation.Int(int bits, boolean signed) ->
                (signed ? 15 : 11) + Integer.numberOfTrailingZeros(bits) - 3;
            case Annotation.Json _ -> 19;
            case Annotation.Unknown _,Annotation.Uuid _,Annotation.Float16 _,Annotation.Other _ -> -1;
        };
    }
}
