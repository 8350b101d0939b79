package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.Formats;
import dev.vonk.runtime.source.ReadAll;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.parquet.footer.Annotation;
import dev.vonk.runtime.source.parquet.footer.Encoding;
import dev.vonk.runtime.source.parquet.footer.ParquetType;
import dev.vonk.runtime.source.parquet.footer.SchemaElement;
import dev.vonk.runtime.source.parquet.footer.SchemaElement.Repetition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Shapes of older or rarer files, made by hand.
class ParquetShapesTest {
    @TempDir
    Path folder;

    private static SchemaElement root(int columns) {
        return group("root", Repetition.REQUIRED, columns, null);
    }

    private static SchemaElement group(String name, Repetition repetition, int children, Annotation annotation) {
        return new SchemaElement(name, null, 0, repetition, children, annotation);
    }

    private static SchemaElement element(String name, ParquetType type, Repetition repetition) {
        return HandMadeFile.element(name, type, repetition);
    }

    private Source source(HandMadeFile made, int rows) throws Exception {
        var file = folder.resolve("made.parquet");
        made.write(file, rows);
        return Formats.named("parquet").source(List.of(file), null, Map.of());
    }

    private static String text(Source source, int batchRows) throws Exception {
        return ReadAll.text(ReadAll.rows(source, source.schema().names(), List.of(), batchRows)).replace('\n', ' ');
    }

    @Test
    void aColumnThatStartsInDictionaryCodeAndGoesOnPlainIsOneColumn() throws Exception {
        var made = new HandMadeFile(root(1), element("x", ParquetType.INT32, Repetition.OPTIONAL)).startColumn()
                .dictionary(2, 7, 0, 0, 0, 9, 0, 0, 0)
                .page(2, Encoding.PLAIN, 2, 0, 0, 0, 4, 0)
                .page(3, Encoding.RLE_DICTIONARY, 2, 0, 0, 0, 3, 0b101, 1, 3, 0b10)
                .page(3, Encoding.PLAIN, 2, 0, 0, 0, 3, 0b110, 1, 0, 0, 0, 2, 0, 0, 0)
                .page(2, Encoding.RLE_DICTIONARY, 2, 0, 0, 0, 4, 1, 1, 4, 1)
                .endColumn(ParquetType.INT32);
        var source = source(made, 10);
        var expected = "null null 7 null 9 null 1 2 9 9";
        assertEquals(expected, text(source, 4096));
        assertEquals(expected, text(source, 3));
        assertEquals(expected, text(source, 1));
    }

    @Test
    void textsGoFromDictionaryCodeToPlainToo() throws Exception {
        var made = new HandMadeFile(root(1),
                new SchemaElement("x", ParquetType.BYTE_ARRAY, 0, Repetition.REQUIRED, 0, new Annotation.Text()))
                .startColumn()
                .dictionary(2, 1, 0, 0, 0, 'a', 2, 0, 0, 0, 'b', 'c')
                .page(3, Encoding.PLAIN_DICTIONARY, 1, 3, 0b010)
                .page(1, Encoding.PLAIN, 3, 0, 0, 0, 'x', 'y', 'z')
                .endColumn(ParquetType.BYTE_ARRAY);
        assertEquals("a bc a xyz", text(source(made, 4), 4096));
    }

    @Test
    void aListOfTwoLevelsIsAList() throws Exception {
        var source = source(twoLevels(), 3);
        assertEquals("array<int>", source.schema().field(0).dataType().simpleString());
        assertEquals("[1, 2] [] null", text(source, 4096));
    }

    private static HandMadeFile twoLevels() {
        return new HandMadeFile(root(1), group("l", Repetition.OPTIONAL, 1, new Annotation.ListGroup()),
                element("array", ParquetType.INT32, Repetition.REPEATED)).startColumn()
                .page(4, Encoding.PLAIN, 2, 0, 0, 0, 3, 0b0010, 3, 0, 0, 0, 3, 0b00011010, 0b00000000, 1, 0, 0, 0, 2, 0,
                        0, 0)
                .endColumn(ParquetType.INT32);
    }

    @Test
    void aRepeatedFieldWithoutAListGroupIsAList() throws Exception {
        var made = new HandMadeFile(root(1), element("r", ParquetType.INT32, Repetition.REPEATED)).startColumn()
                .page(3, Encoding.PLAIN, 2, 0, 0, 0, 3, 0b010, 2, 0, 0, 0, 3, 0b011, 5, 0, 0, 0, 6, 0, 0, 0)
                .endColumn(ParquetType.INT32);
        assertEquals("[5, 6] []", text(source(made, 2), 4096));
    }

    @Test
    void timestampsOfTwelveBytesAreTimestamps() throws Exception {
        var made = new HandMadeFile(root(1), element("t", ParquetType.INT96, Repetition.REQUIRED)).startColumn()
                .page(2, Encoding.PLAIN, 0x40, 0x42, 0x0f, 0, 0, 0, 0, 0, 0x8c, 0x3d, 0x25, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                        0x8b, 0x3d, 0x25, 0)
                .endColumn(ParquetType.INT96);
        assertEquals("1970-01-01T00:00:00.001Z 1969-12-31T00:00:00Z", text(source(made, 2), 4096));
    }

    @Test
    void halfFloatsBecomeFloats() throws Exception {
        var made = new HandMadeFile(root(1),
                new SchemaElement("h", ParquetType.FIXED_LEN_BYTE_ARRAY, 2, Repetition.REQUIRED, 0,
                        new Annotation.Float16()))
                .startColumn()
                .page(2, Encoding.PLAIN, 0, 0x3c, 0, 0xc1).endColumn(ParquetType.FIXED_LEN_BYTE_ARRAY);
        assertEquals("1.0 -2.5", text(source(made, 2), 4096));
    }

    @Test
    void splitBytesAndDeltasOfFixedLengthAreRead() throws Exception {
        var fixed = new SchemaElement("f", ParquetType.FIXED_LEN_BYTE_ARRAY, 2, Repetition.REQUIRED, 0,
                new Annotation.Decimal(4, 1));
        var split = new HandMadeFile(root(1), fixed).startColumn()
                .page(2, Encoding.BYTE_STREAM_SPLIT, 0, 0xff, 15, 0xf1).endColumn(ParquetType.FIXED_LEN_BYTE_ARRAY);
        assertEquals("1.5 -1.5", text(source(split, 2), 4096));
        var deltas = new HandMadeFile(root(1), fixed).startColumn()
                .page(2, Encoding.DELTA_BYTE_ARRAY, 128, 1, 4, 2, 0, 2, 0, 0, 0, 0, 128, 1, 4, 2, 4, 1, 0, 0, 0, 0, 0,
                        15, 16)
                .endColumn(ParquetType.FIXED_LEN_BYTE_ARRAY);
        assertEquals("1.5 1.6", text(source(deltas, 2), 4096));
    }

    @Test
    void decimalsInBytesOfAnyLengthAreRead() throws Exception {
        var made = new HandMadeFile(root(1),
                new SchemaElement("d", ParquetType.BYTE_ARRAY, 0, Repetition.REQUIRED, 0,
                        new Annotation.Decimal(20, 2)))
                .startColumn()
                .page(3, Encoding.PLAIN, 1, 0, 0, 0, 0xff, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0)
                .endColumn(ParquetType.BYTE_ARRAY);
        assertEquals("-0.01 2.56 0.00", text(source(made, 3), 4096));
    }
}
