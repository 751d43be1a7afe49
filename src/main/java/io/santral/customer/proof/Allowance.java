package io.santral.customer.proof;

import java.time.Duration;

/**
 * How many codes were sent already. Neither a hostile customer nor a curious agent shall make us write to a stranger again and
 * again: what an address gets is counted over all who claim it.
 *
 * @param addressHour to the address, in the last hour
 * @param addressDay to the address, in the last day
 * @param identityDay for the identity, whatever address it claimed, in the last day
 * @param personDay at the agent's wish, in the last day
 */
public record Allowance(int addressHour, int addressDay, int identityDay, int personDay) {
    public static final Duration HOUR = Duration.ofHours(1);
    public static final Duration DAY = Duration.ofDays(1);

    public static final int ADDRESS_HOUR = 3;
    public static final int ADDRESS_DAY = 6;
    public static final int IDENTITY_DAY = 5;
    public static final int PERSON_DAY = 40;

    /** Whether one more may be sent. Which bound is reached is told to nobody: it would tell of other people's cases. */
    public boolean allows() {
        return addressHour < ADDRESS_HOUR
                && addressDay < ADDRESS_DAY
                && identityDay < IDENTITY_DAY
                && personDay < PERSON_DAY;
    }
}
