package io.santral.tenancy.provision;

/**
 * One line of a plan.
 *
 * @param unit the brand's alias, or {@code operator}
 * @param text what it is about; old and new value for plain values, nothing of a secret but its name
 */
record Change(String unit, Sign sign, String text) {
    enum Sign {
        ADDED('+'),
        CHANGED('~'),
        REMOVED('-');

        final char mark;

        Sign(char mark) {
            this.mark = mark;
        }
    }
}
