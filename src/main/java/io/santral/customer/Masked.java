package io.santral.customer;

/** Values as they may be shown to somebody who has not yet proven to be talking to their owner. */
final class Masked {
    private static final int SHOWN = 2;

    private Masked() {}

    /** An address keeps its first letter and its host, a number its ends, everything else its first letters. */
    static String of(String namespace, String value) {
        if (namespace.startsWith("email")) {
            int at = value.lastIndexOf('@');
            return at <= 0 ? stars(value, 1, 0) : stars(value.substring(0, at), 1, 0) + value.substring(at);
        }
        if (namespace.startsWith("phone")) {
            return stars(value, 4, SHOWN);
        }
        return stars(value, 1, SHOWN);
    }

    static String of(Kind kind, String value) {
        return switch (kind) {
            case EMAIL -> of("email", value);
            case PHONE, FAX -> of("phone", value);
            default -> of("", value);
        };
    }

    private static String stars(String value, int head, int tail) {
        int[] points = value.codePoints().toArray();
        int shown = points.length > head + tail ? head : 0;
        int end = points.length > head + tail ? tail : 0;
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            masked.appendCodePoint(i < shown || i >= points.length - end ? points[i] : '*');
        }
        return masked.toString();
    }
}
