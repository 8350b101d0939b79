/// Tests of an open notebook's state: scripts of events, random gestures.
@NullMarked
package dev.vonk.notebook.state;

import org.jspecify.annotations.NullMarked;
