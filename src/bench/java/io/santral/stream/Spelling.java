package io.santral.stream;

import java.util.Locale;

/** How people write Turkish on keyboards and in addresses. */
final class Spelling {
    private static final String TURKISH = "çğıöşüâîûÇĞİÖŞÜ";
    private static final String ASCII = "cgiosuaiuCGIOSU";
    static final Locale LOCALE = Locale.forLanguageTag("tr");

    private Spelling() {}

    /** Without the letters that an English keyboard lacks. */
    static String ascii(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = TURKISH.indexOf(text.charAt(i));
            plain.append(at < 0 ? text.charAt(i) : ASCII.charAt(at));
        }
        return plain.toString();
    }

    /** As it stands in an address or a handle. */
    static String address(String text) {
        return ascii(text).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._]", "");
    }
}
