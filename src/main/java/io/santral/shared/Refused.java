package io.santral.shared;

/** Bad input, or a thing that cannot be done now. Nothing was changed. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String reason;
    private final String field;

    /**
     * @param reason a key of the message catalogue, for example {@code reply.empty}
     * @param field the input that it is about, or an empty text
     */
    public Refused(String reason, String field) {
        super(reason);
        this.reason = reason;
        this.field = field;
    }

    public String reason() {
        return reason;
    }

    public String field() {
        return field;
    }
}
