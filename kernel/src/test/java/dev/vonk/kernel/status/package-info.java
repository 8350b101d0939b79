/// Tests of the status page, its model and the event log. Read [dev.vonk.kernel.status.Story] first. No product code here.
@NullMarked
package dev.vonk.kernel.status;

import org.jspecify.annotations.NullMarked;
