package dev.vonk.runtime.source;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files that a user's paths name: files, folders, globs (`*.csv`, `**`, `{a,b}`, `[0-9]`, `?`), in order of name.
///
/// What begins with `_` or `.` is skipped. Folders called `name=value` are entered and give the rows below them one
/// more column; other folders are entered only with the option `recursiveFileLookup`. The option `basePath` names the
/// folder from which on `name=value` counts; `pathGlobFilter` keeps the files whose name matches.
///
/// ```java
/// var source = FileListing.of(List.of("logs/"), options).source(Formats.named("json"), null, options);
/// ```
public final class FileListing {
    private static final String NULL_VALUE = "__HIVE_DEFAULT_PARTITION__";
    private static final int MAX_DEPTH = 64;

    /// Files that share the values of the partition columns.
    ///
    /// @param values texts as the folders' names have them, unescaped; null where the folder stands for null
    /// @param files in order
    public record Folder(List<@Nullable String> values, List<Path> files) {}

    private final String described;
    private final List<String> columns;
    private final List<Folder> folders;
    private final List<Path> skippedFolders;

    private FileListing(String described, List<String> columns, List<Folder> folders, List<Path> skippedFolders) {
        this.described = described;
        this.columns = columns;
        this.folders = folders;
        this.skippedFolders = skippedFolders;
    }

    /// Lists what `paths` name.
    ///
    /// @param options of the reader, keys in lower case
    /// @throws DataException where a path does not exist, cannot be read, or folders disagree on their columns
    public static FileListing of(List<String> paths, Map<String, String> options) throws IOException {
        if (paths.isEmpty()) {
            throw new DataException("PATH_NOT_FOUND",
                    "No path was given. Give a file, a folder or a pattern such as data/*.csv.");
        }
        var walk = new Walk(new FormatOptions("the reader", options));
        for (var path : paths) {
            for (var root : PathPattern.resolve(path)) {
                walk.root(root);
            }
        }
        return walk.listing(String.join(", ", paths));
    }

    /// Whether files and folders of this name are skipped.
    static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("_") && name.indexOf('=') < 0 || name.endsWith("._COPYING_");
    }

    /// All files, in order.
    public List<Path> files() {
        return folders.stream().flatMap(folder -> folder.files.stream()).toList();
    }

    /// The files by their partition.
    public List<Folder> folders() {
        return folders;
    }

    /// The columns that folder names give, with the types that their values have in common; empty mostly.
    public StructType partitionSchema() {
        var fields = new ArrayList<StructField>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            var texts = folders.stream().map(folder -> folder.values.get(column)).toList();
            fields.add(new StructField(columns.get(i), PartitionValues.commonType(texts)));
        }
        return new StructType(fields);
    }

    /// The table of these files, partition columns last.
    ///
    /// @param schema as the user gave it; null to find it out from the files. Partition columns in it only tell their
    ///     type
    /// @param options of the reader, keys in lower case
    public Source source(Format format, @Nullable StructType schema, Map<String, String> options) throws IOException {
        if (folders.isEmpty()) {
            if (schema == null) {
                throw nothingToRead(format);
            }
            return new EmptySource(format.name() + " " + described, schema);
        }
        if (columns.isEmpty()) {
            return format.source(files(), schema, options);
        }
        var partitions = typedBy(schema, partitionSchema());
        var data = without(schema == null ? format.source(files(), null, options).schema() : schema, partitions);
        var parts = new ArrayList<PartitionedSource.Folder>();
        for (var folder : folders) {
            var values = new ArrayList<@Nullable Object>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(PartitionValues.parse(partitions.field(i), folder.values.get(i)));
            }
            parts.add(new PartitionedSource.Folder(format.source(folder.files, data, options), values));
        }
        return new PartitionedSource(format.name() + " " + described, data, partitions, parts);
    }

    private DataException nothingToRead(Format format) {
        var where = "There is no file to read in " + described + ", so its columns are unknown.";
        if (!skippedFolders.isEmpty()) {
            where += " Its sub-folder `" + skippedFolders.getFirst().getFileName() + "`"
                    + (skippedFolders.size() > 1 ? " and " + (skippedFolders.size() - 1) + " more were" : " was")
                    + " not entered; set the option recursiveFileLookup to true to read below it.";
        } else {
            where += " Files whose names begin with _ or . do not count. Give a schema to read it as an empty table.";
        }
        return new DataException("UNABLE_TO_INFER_SCHEMA", where + " (Format: " + format.name() + ".)");
    }

    private static StructType typedBy(@Nullable StructType schema, StructType partitions) {
        if (schema == null) {
            return partitions;
        }
        return new StructType(partitions.fields().stream().map(field -> {
            int index = schema.indexOf(field.name());
            return index < 0 ? field : new StructField(field.name(), schema.field(index).dataType());
        }).toList());
    }

    private static StructType without(StructType schema, StructType partitions) {
        return new StructType(schema.fields().stream().filter(field -> partitions.indexOf(field.name()) < 0).toList());
    }

    /// Goes through folders and gathers files by the values that folder names give.
    private static final class Walk {
        private final boolean recursive;
        private final @Nullable Path base;
        private final @Nullable PathMatcher nameFilter;
        private final Map<Map<String, @Nullable String>, List<Path>> files = new LinkedHashMap<>();
        private final List<Path> skipped = new ArrayList<>();

        Walk(FormatOptions options) {
            recursive = options.flag("recursiveFileLookup", false);
            base = options.text("basePath").map(text -> Path.of(text).toAbsolutePath().normalize()).orElse(null);
            nameFilter = options.text("pathGlobFilter")
                    .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                    .orElse(null);
        }

        void root(Path root) throws IOException {
            if (!Files.isReadable(root)) {
                throw new DataException("FAILED_READ_FILE", "`" + root
                        + "` may not be read by this user. Change its permissions or choose another.");
            }
            var values = valuesAbove(root);
            if (Files.isDirectory(root)) {
                folder(root, values, 0);
            } else {
                files.computeIfAbsent(values, _ -> new ArrayList<>()).add(root);
            }
        }

        /// The values that the folders between the base path and `root` give.
        private Map<String, @Nullable String> valuesAbove(Path root) {
            var values = new LinkedHashMap<String, @Nullable String>();
            var absolute = root.toAbsolutePath().normalize();
            if (base == null || !absolute.startsWith(base) || absolute.equals(base)) {
                return values;
            }
            for (var part : base.relativize(absolute)) {
                int equals = part.toString().indexOf('=');
                if (equals > 0) {
                    addValue(values, part.toString(), equals);
                }
            }
            return values;
        }

        private static void addValue(Map<String, @Nullable String> values, String name, int equals) {
            var value = unescape(name.substring(equals + 1));
            values.put(unescape(name.substring(0, equals)), value.equals(NULL_VALUE) ? null : value);
        }

        private void folder(Path folder, Map<String, @Nullable String> values, int depth) throws IOException {
            if (depth > MAX_DEPTH) {
                throw new DataException("FAILED_READ_FILE", "The folders below `" + folder
                        + "` are more than " + MAX_DEPTH + " deep; does a link lead back up?");
            }
            for (var child : PathPattern.children(folder)) {
                var name = child.getFileName().toString();
                if (isHidden(name)) {
                    continue;
                }
                if (!Files.isDirectory(child)) {
                    if (nameFilter == null || nameFilter.matches(child.getFileName())) {
                        files.computeIfAbsent(values, _ -> new ArrayList<>()).add(child);
                    }
                } else if (recursive) {
                    folder(child, values, depth + 1);
                } else if (name.indexOf('=') > 0) {
                    var deeper = new LinkedHashMap<>(values);
                    addValue(deeper, name, name.indexOf('='));
                    folder(child, deeper, depth + 1);
                } else {
                    skipped.add(child);
                }
            }
        }

        FileListing listing(String described) {
            var columns = files.keySet().stream().findFirst().map(values -> List.copyOf(values.keySet()))
                    .orElse(List.of());
            var folders = new ArrayList<Folder>();
            files.forEach((values, list) -> {
                if (!List.copyOf(values.keySet()).equals(columns)) {
                    throw conflict(columns, values, list.getFirst());
                }
                folders.add(new Folder(new ArrayList<>(values.values()), List.copyOf(list)));
            });
            return new FileListing(described, columns, List.copyOf(folders), List.copyOf(skipped));
        }

        private DataException conflict(List<String> columns, Map<String, @Nullable String> values, Path file) {
            var first = files.values().iterator().next().getFirst();
            return new DataException("CONFLICTING_PARTITION_COLUMN_NAMES",
                    "The folders do not give the same columns: `" + first + "` has " + named(columns) + ", `" + file
                            + "` has " + named(List.copyOf(values.keySet()))
                            + ". Read them one by one, or set basePath to the folder where the columns begin.");
        }

        private static String named(List<String> columns) {
            return columns.isEmpty() ? "none" : String.join(", ", columns);
        }
    }

    /// Undoes the `%2F` that writers put for characters a file name cannot have.
    private static String unescape(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        var raw = name.getBytes(StandardCharsets.UTF_8);
        var out = new byte[raw.length];
        int length = 0;
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 < raw.length && raw[i] == '%' ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low >= 0) {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[length++] = raw[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }
}
