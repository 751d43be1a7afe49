package io.santral.tenancy.store;

/** The views of one brand: what all work on a brand uses. */
public final class DeskDataSource extends BoundDataSource {
    private static final long serialVersionUID = 1L;

    public DeskDataSource() {
        super("santral_desk");
    }
}
