package dev.vonk.kernel.query;

/// What a thread calls the jobs that it starts: a group, under which they can be stopped, and a description for people.
/// Threads that it starts call theirs the same.
///
/// @param group empty for none
/// @param description empty for what the engine calls them by itself
public record JobLabel(String group, String description) {
    private static final JobLabel NONE = new JobLabel("", "");
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

    /// Makes it the calling thread's.
    public void use() {
        CURRENT.set(this);
    }

    /// The calling thread has none any more.
    public static void clear() {
        CURRENT.remove();
    }

    /// The description, or `usual` where there is none.
    String describe(String usual) {
        return description.isEmpty() ? usual : description;
    }
}
