/// Text files that hold what the code should answer. Read [dev.vonk.kernel.golden.Golden]. No product code here.
@NullMarked
package dev.vonk.kernel.golden;

import org.jspecify.annotations.NullMarked;
