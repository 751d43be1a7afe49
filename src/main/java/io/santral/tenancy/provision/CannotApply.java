package io.santral.tenancy.provision;

/** The folder is right in itself, and cannot be applied to what there is; whoever throws it says what stands. */
class CannotApply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotApply(String message) {
        super(message);
    }

    CannotApply(String message, Throwable cause) {
        super(message, cause);
    }
}
