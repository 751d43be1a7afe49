package io.santral.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseAddressTest {
    private static final long ID = 0x0123456789abcdefL;

    @Test
    void what_is_written_is_read() {
        CaseAddress address = new CaseAddress("kuzgun", ID);

        assertThat(address.text()).matches("kuzgun-[0-9A-Z]{13}");
        assertThat(CaseAddress.parse(address.text())).contains(address);
    }

    @Test
    void an_alias_may_hold_hyphens() {
        CaseAddress address = new CaseAddress("kuzgun-hava-2", ID);

        assertThat(CaseAddress.parse(address.text())).contains(address);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "kuzgun",
                "kuzgun-",
                "-0123456789ABC",
                "kuzgun-0123456789AB",
                "kuzgun-0123456789ABCD",
                "Kuzgun-04HMASW9NF6YY",
                "kuzgun--04HMASW9NF6YY",
                "kuzgun-04hmasw9nf6yy",
                "kuzgun-ZZZZZZZZZZZZZ",
                "kuzgun-04HMASW9NF6YY ",
                " kuzgun-04HMASW9NF6YY",
                "kuzgun-04HMASW9NF6YY\n",
                "../kuzgun-04HMASW9NF6YY",
                "kuzgun-04HMASW9NF6Y\u0130"
            })
    void whatever_is_not_exactly_an_address_is_none(String text) {
        assertThat(CaseAddress.parse(text)).isEmpty();
    }

    @Test
    void a_case_has_one_address_only() {
        // Crockford's base 32 reads O as 0 and L as 1: such a text names the case but is not its address.
        String text = new CaseAddress("kuzgun", 1).text();

        assertThat(CaseAddress.parse(text)).isPresent();
        assertThat(CaseAddress.parse(text.replace('0', 'O'))).isEmpty();
    }

    @Test
    void a_text_without_end_is_none() {
        assertThat(CaseAddress.parse("a".repeat(200_000) + "-04HMASW9NF6YY")).isEmpty();
    }
}
