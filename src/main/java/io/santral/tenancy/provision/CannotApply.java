package io.santral.tenancy.provision;

/** The folder is right in itself, and cannot be applied to what there is. Nothing was changed. */
class CannotApply extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotApply(String message) {
        super(message);
    }
}
