package dev.vonk;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.encoding.Encoder;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.StructField;
import java.util.ArrayList;
import java.util.List;

/// The columns of a frame as an encoder reads them: by name, in its order, as its types.
final class ObjectInput {
    private ObjectInput() {
    }

    /// The frame with exactly the encoder's columns.
    ///
    /// @throws AnalysisException where a column is missing or of a type that does not go into the object's field
    static <T> Frame of(Frame frame, Encoder<T> encoder, Projections projections) {
        var wanted = encoder.schema();
        if (encoder.type() == Row.class || frame.schema().equals(wanted)) {
            return frame;
        }
        if (encoder.isValue() && frame.columns().size() != 1) {
            throw new AnalysisException("UNSUPPORTED_DESERIALIZER.FIELD_NUMBER_MISMATCH",
                    "A " + encoder.type().getSimpleName()
                            + " is read from one column, but the frame has " + frame.columns().size() + " ("
                            + String.join(", ", frame.schema().names())
                            + "). Select one.",
                    Origin.here());
        }
        var list = new ArrayList<Syntax>();
        for (var field : wanted.fields()) {
            var name = encoder.isValue() ? frame.columns().getFirst().name() : field.name();
            var column = Projections.column(frame, dev.vonk.kernel.syntax.NameParser.quoted(name), Origin.NONE);
            var has = frame.schema().field(frame.schema().fieldIndex(name)).dataType();
            list.add(new Syntax.Alias(fitted(column, has, field, encoder), List.of(field.name()), Origin.NONE));
        }
        return projections.select(frame, list);
    }

    private static Syntax fitted(Syntax column, DataType has, StructField field, Encoder<?> encoder) {
        var wants = field.dataType();
        if (has.equals(wants)) {
            return column;
        }
        boolean safe = Coercion.isAtomic(wants) ? Coercion.castNeverFails(has, wants) : Coercion.canCast(has, wants);
        if (!safe && !keepsPlaces(has, wants)) {
            throw new AnalysisException("CANNOT_UP_CAST_DATATYPE",
                    "The column `" + field.name() + "` is " + has.sql() + ", but "
                            + encoder.type().getSimpleName() + " wants " + wants.sql()
                            + ", and values could be lost on the way. Cast it, as in "
                            + ".withColumn(\"" + field.name() + "\", col(\"" + field.name() + "\").cast(\""
                            + wants.simpleString()
                            + "\")), or change the field's type.",
                    Origin.here());
        }
        return new Syntax.CastTo(column, wants, false, Origin.NONE);
    }

    /// A `BigDecimal` field takes every decimal whose places it can keep: sums have more digits in front than it, but
    /// hardly ever use them, and a value that does is an error when it comes.
    private static boolean keepsPlaces(DataType has, DataType wants) {
        return has instanceof DecimalType from && wants instanceof DecimalType to && from.scale() <= to.scale();
    }
}
