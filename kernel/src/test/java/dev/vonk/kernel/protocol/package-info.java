@NullMarked
package dev.vonk.kernel.protocol;

import org.jspecify.annotations.NullMarked;
