package dev.vonk.runtime.source.text;

import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.FileSplit;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The lines of text files.
///
/// @param wholeFiles whether a file is one row
/// @param separator ends a line
/// @param dropReturns whether a carriage return before the separator belongs to it
record TextSource(List<String> files, StructType schema, boolean wholeFiles, String separator, boolean dropReturns,
        String encodingName, long splitBytes) implements Source {

    @Override
    public String description() {
        return "text " + files.getFirst() + (files.size() > 1 ? " and " + (files.size() - 1) + " more" : "");
    }

    Charset encoding() {
        return Charset.forName(encodingName);
    }

    byte[] separatorBytes() {
        return separator.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Split> splits(ScanRequest request) throws IOException {
        if (wholeFiles) {
            var splits = new ArrayList<Split>();
            for (int i = 0; i < files.size(); i++) {
                splits.add(new FileSplit(i, 0, Long.MAX_VALUE, 1));
            }
            return splits;
        }
        return FileSplit.of(files, splitBytes, separatorBytes().length > 1, encoding());
    }

    @Override
    public BatchReader open(Split split, ScanRequest request) throws IOException {
        var part = (FileSplit) split;
        return wholeFiles
                ? new WholeFileReader(files.get(part.file()), encoding(), request)
                : new TextReader(this, part, request);
    }
}
