package dev.vonk.kernel.query;

/// What a thread calls the jobs that it starts: a group, under which they can be stopped, a description for people, and
/// the cell that asks for them. Threads that it starts call theirs the same.
///
/// @param group empty for none
/// @param description empty for what the engine calls them by itself
/// @param cell the cell's name; empty for none
public record JobLabel(String group, String description, String cell) {
    /// The group of jobs that no cell asks for, but somebody who looks at a table, a file, a plan.
    public static final String QUESTIONS = "vonk.questions";

    private static final JobLabel NONE = new JobLabel("", "", "");
    private static final InheritableThreadLocal<JobLabel> CURRENT = new InheritableThreadLocal<>() {
        @Override
        protected JobLabel initialValue() {
            return NONE;
        }
    };

    /// That of the calling thread.
    public static JobLabel current() {
        return CURRENT.get();
    }

    /// That of jobs which answer a question beside the cells.
    public static JobLabel question(String description) {
        return new JobLabel(QUESTIONS, description, "");
    }

    /// Makes it the calling thread's.
    public void use() {
        CURRENT.set(this);
    }

    /// The calling thread has no group and no description any more.
    public static void clear() {
        NONE.of(current().cell).use();
    }

    /// The same cell's, with this group and description.
    public JobLabel with(String newGroup, String newDescription) {
        return new JobLabel(newGroup, newDescription, cell);
    }

    /// The same, for the jobs of a cell.
    public JobLabel of(String newCell) {
        return new JobLabel(group, description, newCell);
    }

    /// Whether nobody's cell asks for the job.
    public boolean isQuestion() {
        return group.equals(QUESTIONS);
    }

    /// The description, or `usual` where there is none.
    String describe(String usual) {
        return description.isEmpty() ? usual : description;
    }
}
