@NullMarked
package dev.vonk.kernel.client;

import org.jspecify.annotations.NullMarked;
