/**
 * The image, the compose file and the chart, as far as they can be checked without a container engine and a cluster.
 *
 * <p>Not here: whether the image runs; nothing here builds or starts one.
 */
@NullMarked
package io.santral.deployment;

import org.jspecify.annotations.NullMarked;
