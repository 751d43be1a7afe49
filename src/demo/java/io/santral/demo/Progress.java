package io.santral.demo;

/** Hears what the platform is doing, a line a step. */
@FunctionalInterface
public interface Progress {
    void says(String line);
}
