package dev.vonk.kernel.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The kernel's answer to a [ToKernel.Question].
public sealed interface Answer extends FromKernel {

    /// The number of the question.
    long number();

    /// @param from where in the text the candidates would begin; they replace what stands from there to the cursor
    record Completions(long number, int from, List<Candidate> candidates) implements Answer {
        public Completions {
            candidates = List.copyOf(candidates);
        }
    }

    /// What could stand at the cursor.
    ///
    /// @param text what replaces the word at the cursor
    /// @param detail a signature or a type, on one line; may be empty
    /// @param fits whether it has the type that is wanted there
    record Candidate(String text, Kind kind, String detail, boolean fits) {}

    enum Kind { NAME, METHOD, COLUMN, MAGIC, KEYWORD }

    /// @param signatures what is, or may be, called at the cursor, the best first; empty where nothing is known
    /// @param argument which argument the cursor is in, from 0, or -1 outside of a call
    record Description(long number, List<Signature> signatures, int argument) implements Answer {
        public Description {
            signatures = List.copyOf(signatures);
        }
    }

    /// @param text the signature as Java writes it
    /// @param documentation its documentation in Markdown; may be empty
    record Signature(String text, String documentation) {}

    record Variables(long number, List<VariableView> variables) implements Answer {
        public Variables {
            variables = List.copyOf(variables);
        }
    }

    /// @param preview the value on one short line
    /// @param size how much it holds, in words, such as `1,000 elements` or `3 columns`; empty where that says nothing
    record VariableView(String name, String type, String preview, String size) {}

    /// @param workers those that run queries, those that were lost lately last
    record Workers(long number, List<WorkerView> workers) implements Answer {
        public Workers {
            workers = List.copyOf(workers);
        }
    }

    /// @param where its address; empty for the threads of the kernel's process
    /// @param state `alive`, `draining`, `left` or `lost`
    /// @param running tasks that it runs now
    /// @param memoryUsed bytes its tasks and blocks hold
    /// @param memoryLimit bytes they may hold together
    /// @param ended how it ended; empty while it is there
    record WorkerView(String name, String where, String state, int slots, int running, long memoryUsed,
            long memoryLimit, String ended) {}

    /// @param type null where the text is no expression
    record TypeOf(long number, @Nullable String type) implements Answer {}

    record Completeness(long number, State state) implements Answer {}

    enum State { COMPLETE, INCOMPLETE, EMPTY, INVALID }

    /// @param problems empty for a text that can be run, or that only lacks its end
    record Problems(long number, List<CellEvent.Problem> problems) implements Answer {
        public Problems {
            problems = List.copyOf(problems);
        }
    }

    record Tables(long number, List<TableInfo> tables) implements Answer {
        public Tables {
            tables = List.copyOf(tables);
        }
    }

    /// @param kind `view`, or `cached view` where its rows are kept
    record TableInfo(String name, String kind, List<ColumnView> columns) {
        public TableInfo {
            columns = List.copyOf(columns);
        }
    }

    /// @param type as Spark writes it, such as `decimal(10,2)`
    record ColumnView(String name, String type) {}

    /// @param folder the folder's absolute path
    /// @param files folders first, then by name
    record Files(long number, String folder, List<FileView> files) implements Answer {
        public Files {
            files = List.copyOf(files);
        }
    }

    /// @param format the data format, such as `parquet`; empty where it is none that can be read
    record FileView(String name, boolean folder, long bytes, String format) {}

    record Columns(long number, List<ColumnView> columns) implements Answer {
        public Columns {
            columns = List.copyOf(columns);
        }
    }

    record Jobs(long number, List<JobView> jobs) implements Answer {
        public Jobs {
            jobs = List.copyOf(jobs);
        }
    }

    /// @param cell the cell that asked for it; empty where none did, as for a page of a table
    /// @param state `running`, `succeeded`, `failed` or `cancelled`
    /// @param rows rows read from sources, caches and exchanges
    /// @param spilled bytes that went to the disk for lack of memory
    /// @param startedAt when it began, in milliseconds since 1970; 0 where that is not known
    /// @param note what was lost on the way, or what holds it up; mostly empty
    record JobView(long id, String cell, String query, String state, int stagesDone, int stages, int tasksDone,
            int tasks, long rows, long bytes, long spilled, long startedAt, double seconds, String note) {}

    /// Rows of a table, their items as [dev.vonk.kernel.display.TableJson] writes them.
    ///
    /// @param known how many rows are known to exist so far
    /// @param more whether there are, or may be, rows beyond `known`
    record Page(long number, long from, List<List<Object>> rows, long known, boolean more) implements Answer {}

    /// @param rows how many rows there are in all
    record Profile(long number, long rows, List<ColumnProfile> columns) implements Answer {
        public Profile {
            columns = List.copyOf(columns);
        }
    }

    /// What is in a column.
    ///
    /// @param column its index in the table, from 0
    /// @param distinct how many different values there are, about; -1 where that was not counted
    /// @param least the smallest value as text; empty where there is none
    /// @param mean of a column of numbers, else null; so is `deviation`, the standard deviation of a sample
    /// @param bins ranges of numbers and times in order, or the commonest values; they need not cover all rows
    record ColumnProfile(int column, String name, String type, long nulls, long distinct, String least, String most,
            @Nullable Double mean, @Nullable Double deviation, List<Bin> bins) {
        public ColumnProfile {
            bins = List.copyOf(bins);
        }
    }

    /// @param low the first value of the range, as a filter would write it; the value itself where it is no range
    /// @param high where the range ends; it belongs to the last range only
    record Bin(String label, String low, String high, long count) {}

    /// @param text the plan as text
    /// @param operators the root first
    record Plan(long number, String text, List<PlanOperator> operators) implements Answer {
        public Plan {
            operators = List.copyOf(operators);
        }
    }

    /// @param inputs the `id`s of the operators it reads from
    /// @param stage the stage it runs in, from 0; -1 where it has not run
    /// @param rows rows it gave; -1 where it has not run; so are `nanos` of all tasks together, and `spilled` bytes
    record PlanOperator(int id, String name, String detail, List<Integer> inputs, int stage, long rows, long nanos,
            long spilled) {
        public PlanOperator {
            inputs = List.copyOf(inputs);
        }
    }

    record Done(long number) implements Answer {}

    /// The question could not be answered.
    record Refused(long number, String reason) implements Answer {}
}
