package org.grantsuite.commons.jdbc;

import java.sql.SQLException;

/** An SQL error on a plain JDBC path, unchecked so that it rolls the transaction back; ProblemMappers knows what to answer. */
public final class DatabaseFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SQLException sqlException;

    public DatabaseFault(SQLException sqlException) {
        super(sqlException);
        this.sqlException = sqlException;
    }

    public SQLException sqlException() {
        return sqlException;
    }
}
