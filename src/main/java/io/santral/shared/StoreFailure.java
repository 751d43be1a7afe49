package io.santral.shared;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** The database did not do what was asked. Nothing of this unit of work is kept. */
public class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** MySQL: lock wait timeout, deadlock. */
    private static final int LOCK_WAIT = 1205;

    private static final int DEADLOCK = 1213;

    /** How far down the causes are followed. */
    private static final int DEPTH = 16;

    private final boolean passing;

    public StoreFailure(SQLException cause) {
        super(cause.getMessage(), cause);
        String state = cause.getSQLState();
        passing = cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause.getErrorCode() == LOCK_WAIT
                || cause.getErrorCode() == DEADLOCK
                // No state: the pool had no connection to give. 08: the connection broke.
                || state == null
                || state.startsWith("08");
    }

    /**
     * Whether the database gave this unit of work up for another's sake, and has undone all of it: InnoDB breaks a deadlock so.
     * The exception may be any that came of it, as JPA and the transaction manager wrap theirs.
     */
    public static boolean deadlock(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < DEPTH && cause != null; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == DEADLOCK) {
                return true;
            }
        }
        return false;
    }

    /** Whether the same work may well succeed when it is tried again; otherwise something is wrong with the work itself. */
    public boolean passing() {
        return passing;
    }
}
