/// Running a task: building its operators, stepping them, handing its output over. The same in a thread here and in
/// a worker process.
///
/// Read first: [TaskRun]. Must not come in: which task runs next.
@NullMarked
package dev.vonk.runtime.worker;

import org.jspecify.annotations.NullMarked;
