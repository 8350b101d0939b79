package dev.vonk.runtime.source.parquet.footer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What stands at the end of a Parquet file: schema and row groups.
///
/// ```text
/// PAR1 | pages of the column chunks ... | page indexes | this | its length, 4 bytes | PAR1
/// ```
///
/// @param createdBy the writing program's name for itself, empty if unknown
/// @param notes what the writing program added, by its own keys
public record Footer(long rows, List<SchemaElement> schema, List<RowGroup> rowGroups, String createdBy,
        Map<String, String> notes) {
    /// The four bytes a file starts and ends with.
    public static final int MAGIC = 'P' | 'A' << 8 | 'R' << 16 | '1' << 24;
    /// The last four bytes of a file whose footer is encrypted.
    public static final int ENCRYPTED_MAGIC = 'P' | 'A' << 8 | 'R' << 16 | 'E' << 24;

    /// Reads it from a range of bytes.
    public static Footer read(byte[] bytes, int from, int end) {
        var in = new CompactReader(bytes, from, end);
        var schema = new ArrayList<SchemaElement>();
        var rowGroups = new ArrayList<RowGroup>();
        long rows = -1;
        String createdBy = "";
        var notes = new HashMap<String, String>();
        in.enter();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 2 -> {
                    int count = in.list();
                    for (int i = 0; i < count; i++) {
                        schema.add(SchemaElement.read(in));
                    }
                }
                case 3 -> rows = in.i64();
                case 4 -> {
                    int count = in.list();
                    for (int i = 0; i < count; i++) {
                        rowGroups.add(RowGroup.read(in));
                    }
                }
                case 5 -> {
                    int count = in.list();
                    for (int i = 0; i < count; i++) {
                        readNote(in, notes);
                    }
                }
                case 6 -> createdBy = in.text();
                default -> in.skip();
            }
        }
        return new Footer(rows, schema, rowGroups, createdBy, notes);
    }

    private static void readNote(CompactReader in, Map<String, String> notes) {
        String key = "";
        String value = "";
        in.enter();
        for (int id = in.next(); id != 0; id = in.next()) {
            switch (id) {
                case 1 -> key = in.text();
                case 2 -> value = in.text();
                default -> in.skip();
            }
        }
        notes.put(key, value);
    }
}
