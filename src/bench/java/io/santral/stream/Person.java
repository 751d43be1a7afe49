package io.santral.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody who contacts the brand, and what they contact it with. The lists' first element is what they use most. */
final class Person {
    /** A profile of a platform. {@code shown} is what the platform shows as the name. */
    record Social(String platform, String id, String handle, String shown) {}

    /** Another surname, from a moment on. */
    record Renamed(Instant from, String surname) {}

    /** How somebody writes. */
    record Style(boolean ascii, boolean lower, boolean upper) {}

    final long id;
    final boolean woman;
    final String given;
    final String surname;
    final int born;
    final String town;
    final String customerNumber;
    final Style style;
    final List<String> emails = new ArrayList<>();
    final List<String> mobiles = new ArrayList<>();
    final List<Social> socials = new ArrayList<>();
    final List<String> devices = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    Optional<Renamed> renamed = Optional.empty();
    Optional<String> landline = Optional.empty();
    Optional<String> switchboard = Optional.empty();
    Optional<String> login = Optional.empty();
    /** The days of the period in which they write: a number that is given to somebody else has been silent before. */
    int firstDay;

    int lastDay;

    Person(
            long id,
            boolean woman,
            String given,
            String surname,
            int born,
            String town,
            String customerNumber,
            Style style) {
        this.id = id;
        this.woman = woman;
        this.given = given;
        this.surname = surname;
        this.born = born;
        this.town = town;
        this.customerNumber = customerNumber;
        this.style = style;
    }

    String name(Instant at) {
        return given + " "
                + renamed.filter(r -> !at.isBefore(r.from()))
                        .map(Renamed::surname)
                        .orElse(surname);
    }
}
