/** What {@link io.santral.bench.EntityBench} compares: registers, the engine and two others on them, and how well they did. */
@NullMarked
package io.santral.bench.entity;

import org.jspecify.annotations.NullMarked;
