package io.santral.stream;

/** What a contact rightly tells of its writer, beside the address that it comes from. */
public enum Clue {
    LOGIN,
    DEVICE,
    EMAIL,
    PHONE,
    CUSTOMER_NUMBER,
    ORDER,
    CARGO,
    INVOICE,
    CASE_NUMBER,
    NAME
}
