package io.santral.customer.proof;

import io.santral.customer.Kind;
import io.santral.customer.matching.form.Email;
import io.santral.customer.matching.form.Phone;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address of a person's own to which a code may be sent: an e-mail address that names one mailbox, or a mobile number. A role's
 * mailbox, a landline and a switchboard prove nobody.
 *
 * @param normal what makes two spellings the same address
 * @param reached as it is written to
 */
public record Address(Kind kind, String normal, String reached) {
    /** One mailbox and no more: what is stricter than RFC 5321 here is what could be two to a mail server. */
    private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{3,180}");

    public static Optional<Address> of(Kind kind, String value) {
        String text = value.strip();
        return switch (kind) {
            case EMAIL ->
                MAILBOX.matcher(text).matches()
                        ? Email.of(text)
                                .filter(email -> !email.generic())
                                .map(email -> new Address(Kind.EMAIL, email.address(), text))
                        : Optional.empty();
            case PHONE ->
                Phone.of(text)
                        .filter(phone -> !phone.generic() && phone.line() == Phone.Line.MOBILE)
                        .map(phone -> new Address(Kind.PHONE, phone.e164(), phone.e164()));
            default -> Optional.empty();
        };
    }

    /** What two spellings of one value have in common, whatever it is and whether a code can be sent there or not. */
    public static String normal(Kind kind, String value) {
        return switch (kind) {
            case EMAIL -> Email.of(value).map(Email::address).orElse(value);
            case PHONE, FAX -> Phone.of(value).map(Phone::e164).orElse(value);
            default -> value;
        };
    }
}
