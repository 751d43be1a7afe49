package io.santral.api.v1;

/** The request itself is not as it must be, before anybody was asked. */
class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String place;
    private final String reason;

    /**
     * @param place a JSON pointer into the body, or the name of a parameter or header
     * @param reason a stable word for machines
     */
    BadRequest(String place, String reason) {
        super(place + ": " + reason);
        this.place = place;
        this.reason = reason;
    }

    String place() {
        return place;
    }

    String reason() {
        return reason;
    }
}
