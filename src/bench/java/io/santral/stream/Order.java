package io.santral.stream;

import java.time.Instant;

/** An order of the brand's, with the numbers that it goes by. */
public record Order(String number, String cargo, String invoice, long customer, Instant placedAt) {
    /** Forms of the numbers, as a brand would write them into its settings. */
    public static final String NUMBER_FORM = "6\\d{9}";

    public static final String CARGO_FORM = "31\\d{11}";
    public static final String INVOICE_FORM = "SPT\\d{13}";
    public static final String CUSTOMER_FORM = "4\\d{7}";
}
