package io.santral.customer.matching;

/** A set of numbers other than 0. */
final class LongSet {
    private long[] slots = new long[2];
    private int size;

    /** Whether it is new. */
    boolean add(long value) {
        if (size * 4 + 4 > slots.length * 3) {
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

    void remove(long value) {
        int at = home(value);
        while (slots[at] != value) {
            if (slots[at] == 0) {
                return;
            }
            at = (at + 1) & (slots.length - 1);
        }
        size--;
        int gap = at;
        slots[gap] = 0;
        // Whoever stands behind because the place was taken moves up, or would not be found any more.
        for (at = (at + 1) & (slots.length - 1); slots[at] != 0; at = (at + 1) & (slots.length - 1)) {
            int wayToGap = (gap - home(slots[at])) & (slots.length - 1);
            int way = (at - home(slots[at])) & (slots.length - 1);
            if (wayToGap < way) {
                slots[gap] = slots[at];
                slots[at] = 0;
                gap = at;
            }
        }
    }

    private int home(long value) {
        return (int) ((value * 0x9e3779b97f4a7c15L) >>> 33) & (slots.length - 1);
    }

    private boolean put(long value) {
        int at = home(value);
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
