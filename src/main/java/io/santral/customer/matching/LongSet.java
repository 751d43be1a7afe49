package io.santral.customer.matching;

/** A set of numbers other than 0, that only grows. */
final class LongSet {
    private long[] slots = new long[2];
    private int size;

    /** Whether it is new. */
    boolean add(long value) {
        if (size * 4 >= slots.length * 3) {
            grow();
        }
        return put(value);
    }

    int size() {
        return size;
    }

    long[] toArray() {
        long[] all = new long[size];
        int at = 0;
        for (long slot : slots) {
            if (slot != 0) {
                all[at++] = slot;
            }
        }
        return all;
    }

    private boolean put(long value) {
        int at = (int) ((value * 0x9e3779b97f4a7c15L) >>> 33) & (slots.length - 1);
        while (slots[at] != 0) {
            if (slots[at] == value) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = value;
        size++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        size = 0;
        for (long value : old) {
            if (value != 0) {
                put(value);
            }
        }
    }
}
