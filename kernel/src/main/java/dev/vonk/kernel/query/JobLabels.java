package dev.vonk.kernel.query;

import dev.vonk.runtime.cluster.Job;
import dev.vonk.runtime.cluster.JobProgress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// What the last jobs are called by those who started them, and the running ones that have a group.
final class JobLabels {
    private static final int MOST_LABELS = 1_000;

    private record Member(String group, Job job) {
        boolean isRunning() {
            return job.progress().state() == JobProgress.State.RUNNING;
        }
    }

    private final List<Member> members = new ArrayList<>();
    private final SequencedMap<Long, JobLabel> labels = new LinkedHashMap<>();
    private final Set<Long> enough = new HashSet<>();

    synchronized void add(JobLabel label, Job job) {
        labels.put(job.progress().job(), label);
        if (labels.size() > MOST_LABELS) {
            labels.pollFirstEntry();
        }
        if (!label.group().isEmpty()) {
            members.removeIf(member -> !member.isRunning());
            members.add(new Member(label.group(), job));
        }
    }

    synchronized void enough(Job job) {
        long number = job.progress().job();
        if (labels.containsKey(number)) {
            enough.add(number);
            enough.retainAll(labels.keySet());
        }
    }

    synchronized boolean hadEnough(long job) {
        return enough.contains(job);
    }

    synchronized Optional<JobLabel> of(long job) {
        return Optional.ofNullable(labels.get(job));
    }

    void cancel(String group) {
        List<Member> now;
        synchronized (this) {
            now = members.stream().filter(member -> member.group.equals(group)).toList();
        }
        now.stream().filter(Member::isRunning).forEach(member -> member.job.cancel());
    }
}
