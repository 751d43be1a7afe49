package io.santral.customer.reading;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.santral.customer.Kind;
import java.util.List;
import java.util.Map;

/**
 * How a brand writes one sort of its numbers.
 *
 * @param kind order, cargo, invoice or customer number
 * @param pattern in RE2's syntax, which has no construct whose time grows faster than the text
 */
record NumberPattern(Kind kind, Pattern pattern) {
    /** By the word that patterns.yaml has for them. */
    static final Map<String, Kind> KINDS = Map.of(
            "order",
            Kind.ORDER_NUMBER,
            "cargo",
            Kind.CARGO_NUMBER,
            "invoice",
            Kind.INVOICE_NUMBER,
            "customer",
            Kind.CUSTOMER_NUMBER);

    private static final List<String> NATIONAL_ID_CUES = List.of("tc", "tckn", "tcno");

    /** RE2 writes a repeated part out as often as it is repeated. */
    private static final int REPETITIONS = 2000;

    private static final Pattern COUNT = Pattern.compile("\\{(?:[0-9]*,)?([0-9]+)");

    /** The beginnings of folded words that say what a number near them is. */
    private static final Map<Kind, List<String>> CUES = Map.of(
            Kind.ORDER_NUMBER,
                    List.of("siparis", "order", "rezervasyon", "pnr", "booking", "reservation", "bilet", "ticket"),
            Kind.CARGO_NUMBER, List.of("kargo", "takip", "gonderi", "tracking", "shipment", "parcel", "paket"),
            Kind.INVOICE_NUMBER, List.of("fatura", "invoice", "bill"),
            Kind.CUSTOMER_NUMBER, List.of("musteri", "abone", "uye", "customer", "subscriber", "member"));

    /**
     * @param number {@code order}, {@code cargo}, {@code invoice} or {@code customer}
     * @throws IllegalArgumentException with the reason: an unknown number, a pattern that RE2 has not, that is too large, or that matches
     *     everywhere
     */
    static NumberPattern of(String number, String pattern) {
        Kind kind = KINDS.get(number);
        if (kind == null) {
            throw new IllegalArgumentException("\"" + number + "\" is none of customer, order, cargo and invoice");
        }
        if (repetitions(pattern) > REPETITIONS) {
            throw new IllegalArgumentException(
                    "the repetitions of \"" + pattern + "\" multiply to more than " + REPETITIONS);
        }
        try {
            Pattern compiled = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
            if (compiled.matcher("").find()) {
                throw new IllegalArgumentException(
                        "\"" + pattern + "\" matches an empty text, so it would match everywhere");
            }
            return new NumberPattern(kind, compiled);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"" + pattern + "\" is no pattern of RE2 (no back references, no look-around): "
                            + e.getDescription(),
                    e);
        }
    }

    /** The product of all counts, as if each stood inside the next: more than RE2 unrolls. */
    private static double repetitions(String pattern) {
        double product = 1;
        Matcher counts = COUNT.matcher(pattern);
        while (counts.find()) {
            product *= Math.max(1, Double.parseDouble(counts.group(1)));
        }
        return product;
    }

    /** Whether the folded word says that a number near it is of this kind. */
    boolean cuedBy(String word) {
        return CUES.getOrDefault(kind, List.of()).stream().anyMatch(word::startsWith);
    }

    static boolean nationalIdCuedBy(String word) {
        return NATIONAL_ID_CUES.contains(word) || word.startsWith("kimli");
    }
}
