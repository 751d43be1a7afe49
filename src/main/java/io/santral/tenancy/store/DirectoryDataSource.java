package io.santral.tenancy.store;

/** What may be read over brands: names, places, and the queue of the person that the session is bound to. */
public final class DirectoryDataSource extends BoundDataSource {
    private static final long serialVersionUID = 1L;

    public DirectoryDataSource() {
        super("santral_directory");
    }
}
