package dev.vonk.notebook.panels.data;

import dev.vonk.kernel.protocol.Answer.ColumnView;
import dev.vonk.kernel.protocol.Answer.FileView;
import dev.vonk.kernel.protocol.Answer.TableInfo;
import dev.vonk.kernel.status.Figures;
import java.util.Optional;

/// A line of the data panel, and the code that stands for it in a cell.
public sealed interface DataItem {

    /// Tells it from its neighbours.
    String key();

    String label();

    /// What stands small beside the label; may be empty.
    String detail();

    /// What is put where it is dropped: an expression of Java.
    Optional<String> code();

    /// The text of a cell that shows it.
    Optional<String> cell();

    record Section(String label, String detail) implements DataItem {
        @Override
        public String key() {
            return label;
        }

        @Override
        public Optional<String> code() {
            return Optional.empty();
        }

        @Override
        public Optional<String> cell() {
            return Optional.empty();
        }
    }

    record Table(TableInfo table) implements DataItem {
        @Override
        public String key() {
            return table.name();
        }

        @Override
        public String label() {
            return table.name();
        }

        @Override
        public String detail() {
            return table.kind();
        }

        @Override
        public Optional<String> code() {
            return Optional.of("spark.table(" + quoted(table.name()) + ")");
        }

        @Override
        public Optional<String> cell() {
            return code();
        }

        /// The same as a cell of SQL.
        public String sql() {
            boolean plain = table.name().matches("[A-Za-z_][A-Za-z0-9_.]*");
            String name = plain ? table.name() : "`" + table.name().replace("`", "``") + "`";
            return "%%sql\nSELECT *\nFROM " + name + "\nLIMIT 100";
        }
    }

    /// @param of the code of what it is a column of
    record Column(String of, ColumnView column) implements DataItem {
        @Override
        public String key() {
            return column.name() + " " + column.type();
        }

        @Override
        public String label() {
            return column.name();
        }

        @Override
        public String detail() {
            return column.type();
        }

        @Override
        public Optional<String> code() {
            return Optional.of("col(" + quoted(column.name()) + ")");
        }

        @Override
        public Optional<String> cell() {
            return Optional.of(of + ".select(" + quoted(column.name()) + ")");
        }
    }

    /// @param path as the kernel is asked for it
    record Folder(String path, String label) implements DataItem {
        @Override
        public String key() {
            return path;
        }

        @Override
        public String detail() {
            return "";
        }

        @Override
        public Optional<String> code() {
            return Optional.empty();
        }

        @Override
        public Optional<String> cell() {
            return Optional.empty();
        }
    }

    /// @param path as the kernel is asked for it
    /// @param shortPath from the kernel's working folder where it is in there
    record File(String path, String shortPath, FileView file) implements DataItem {
        @Override
        public String key() {
            return path;
        }

        @Override
        public String label() {
            return file.name();
        }

        @Override
        public String detail() {
            return file.folder() ? file.format() : Figures.bytes(file.bytes());
        }

        public boolean isData() {
            return !file.format().isEmpty();
        }

        @Override
        public Optional<String> code() {
            String path = quoted(shortPath);
            return Optional.of(switch (file.format()) {
                case "" -> path;
                case "csv" ->
                    "spark.read().option(\"header\", true).option(\"inferSchema\", true).csv(" + path + ")";
                case "parquet", "json", "text" -> "spark.read()." + file.format() + "(" + path + ")";
                default -> "spark.read().format(" + quoted(file.format()) + ").load(" + path + ")";
            });
        }

        @Override
        public Optional<String> cell() {
            return isData() ? code() : Optional.empty();
        }
    }

    /// A sentence in place of what could not be shown.
    record Note(String label) implements DataItem {
        @Override
        public String key() {
            return label;
        }

        @Override
        public String detail() {
            return "";
        }

        @Override
        public Optional<String> code() {
            return Optional.empty();
        }

        @Override
        public Optional<String> cell() {
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
