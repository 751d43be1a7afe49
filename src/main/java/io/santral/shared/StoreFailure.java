package io.santral.shared;

import java.sql.SQLException;

/** The database did not answer, or not as it must. Whoever asked may ask again; nothing of this unit of work is kept. */
public class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
