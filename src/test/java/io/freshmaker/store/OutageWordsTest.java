package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageWordsTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "08001, true",
        "57P01, true",
        "57P03, true",
        "57014, false",
        "23505, false",
        "40001, false"
    })
    void tellALostConnectionFromAFault(String state, boolean outage) {
        assertThat(Outage.caused(new IllegalStateException(new SQLException("words", state))))
                .isEqualTo(outage);
    }

    @Test
    void leaveEveryOtherFailureAlone() {
        assertThat(Outage.caused(new IllegalStateException(new IOException("No space left on device"))))
                .isFalse();
        assertThat(Outage.caused(new SQLException("no state"))).isFalse();
    }

    @Test
    void areThoseOfTheDriver() {
        var driver = new SQLException(
                "Connection to db:5432 refused.\n  Check the port.", "08001", new IOException("refused"));
        var pool = new SQLTransientConnectionException("not available, request timed out after 4000ms", driver);

        assertThat(Outage.caused(new ConnectionException(pool))).isTrue();
        assertThat(Outage.words(new ConnectionException(pool)))
                .isEqualTo("Connection to db:5432 refused. Check the port.");
        assertThat(Outage.words(new IllegalStateException("The disk is full."))).isEqualTo("The disk is full.");
    }
}
