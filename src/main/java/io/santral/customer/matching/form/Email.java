package io.santral.customer.matching.form;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An e-mail address as its owner would know it again: lower case, without a tag behind a plus sign, at Google without dots.
 *
 * @param address the canonical address
 * @param local what stands before the sign
 */
public record Email(String address, String local) {
    private static final Set<String> DOTLESS = Set.of("gmail.com", "googlemail.com");
    /** Addresses that nobody is: RFC 2142's, and those that people type when a form insists. */
    private static final Set<String> NOBODY = Set.of(
            "test",
            "deneme",
            "noreply",
            "no-reply",
            "donotreply",
            "do-not-reply",
            "postmaster",
            "mailer-daemon",
            "abuse",
            "webmaster",
            "hostmaster",
            "bounce",
            "bounces",
            "info",
            "iletisim",
            "destek",
            "support",
            "sales",
            "satis",
            "admin",
            "root",
            "null",
            "none",
            "yok",
            "mail",
            "asd",
            "abc",
            "a",
            "x",
            "aaa",
            "xxx",
            "listserv",
            "majordomo");

    public static Optional<Email> of(String text) {
        String address = text.strip();
        int open = address.lastIndexOf('<');
        if (open >= 0 && address.endsWith(">")) {
            address = address.substring(open + 1, address.length() - 1);
        }
        int at = address.lastIndexOf('@');
        if (at < 1 || at > 64 || address.length() > 254) {
            return Optional.empty();
        }
        // Addresses are ASCII but for rare ones; a Turkish keyboard's dotless i in one is a slip.
        String local = Words.folded(address.substring(0, at));
        String domain = Words.folded(address.substring(at + 1)).toLowerCase(Locale.ROOT);
        if (domain.indexOf('.') < 1 || domain.endsWith(".") || domain.indexOf(' ') >= 0 || local.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        int plus = local.indexOf('+');
        if (plus > 0) {
            local = local.substring(0, plus);
        }
        if (DOTLESS.contains(domain)) {
            local = local.replace(".", "");
            domain = "gmail.com";
        }
        return local.isEmpty() ? Optional.empty() : Optional.of(new Email(local + '@' + domain, local));
    }

    /** Whether the address names nobody: a role, a machine, a test, or a domain that is reserved for examples (RFC 2606). */
    public boolean generic() {
        String domain = address.substring(local.length() + 1);
        return NOBODY.contains(local)
                || local.startsWith("noreply")
                || local.startsWith("no-reply")
                || domain.equals("test.com")
                || domain.startsWith("example.")
                || domain.endsWith(".example")
                || domain.endsWith(".test")
                || domain.endsWith(".invalid");
    }
}
