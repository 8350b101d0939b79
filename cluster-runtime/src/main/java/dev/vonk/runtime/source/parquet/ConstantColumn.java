package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.parquet.footer.RowGroup;
import dev.vonk.runtime.type.DataType;

/// A column that is not in the file: nulls.
///
/// @param value one row
record ConstantColumn(Vector value) implements ColumnReader {
    static ConstantColumn nulls(DataType type) {
        return new ConstantColumn(Values.single(type, null));
    }

    @Override
    public void start(ParquetFile file, RowGroup group) {
    }

    @Override
    public Vector read(int rows) {
        return new ConstantVector(value, rows);
    }

    @Override
    public void skip(long rows) {
    }

    @Override
    public void close() {
    }

    @Override
    public String place() {
        return "not in the file";
    }
}
