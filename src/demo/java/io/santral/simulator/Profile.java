package io.santral.simulator;

/** One of the invented people, with what they write and call from. The numbers and addresses are nobody's. */
record Profile(String name, String mail, String number, String handle, String customerNumber) {}
