package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.parquet.footer.Footer;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;

/// What is known of a file once its footer was read.
record FileFooter(Path path, Footer footer, FileSchema schema) {

    static FileFooter read(Path path, boolean binaryAsString) throws IOException {
        try (var file = ParquetFile.open(path)) {
            return of(path, file.footer(), binaryAsString);
        }
    }

    private static FileFooter of(Path path, Footer footer, boolean binaryAsString) {
        try {
            var schema = FileSchema.of(footer, binaryAsString);
            for (var group : footer.rowGroups()) {
                if (group.columns().size() != schema.leaves()) {
                    throw UnreadableException
                            .damaged("a row group of " + group.columns().size() + " columns under a schema of "
                                    + schema.leaves());
                }
            }
            return new FileFooter(path, footer, schema);
        } catch (UnreadableException unreadable) {
            throw ParquetFile.footerFailure(path, unreadable);
        }
    }
}
