package io.santral.bench.stream;

/** An engine that is told who writes, so that its cases are measured apart from its customers. */
interface ToldWriters extends Engine {
    /** Before the contact comes: whose it is. */
    void writes(String contact, long customer);
}
