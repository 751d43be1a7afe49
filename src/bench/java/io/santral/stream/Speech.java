package io.santral.stream;

import io.santral.channel.InboundEvent.Author;
import io.santral.channel.InboundEvent.AuthorId;
import io.santral.channel.InboundEvent.AuthorId.IdKind;
import io.santral.channel.InboundEvent.Mark;
import io.santral.channel.InboundEvent.Mark.What;
import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Trust;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.stream.Happening.Contacted;
import io.santral.stream.Person.Social;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Puts a turn into words, as the channel would deliver it, and says what is true of it. */
final class Speech {
    /** The Latin letters that have a Cyrillic look-alike, and those. */
    private static final String LATIN = "aceopxy";

    private static final String CYRILLIC = "асеорху";

    private final Shares shares;
    private final Talk talk;
    private final Turn turn;
    private final Person who;
    private final Dice dice;
    private final Noise noise;
    private final Set<Clue> clues = EnumSet.noneOf(Clue.class);
    private final List<Mark> marks = new ArrayList<>();
    private Trouble trouble;
    private Optional<Person> victim;

    Speech(Shares shares, Talk talk, Turn turn, long seed) {
        this.shares = shares;
        this.talk = talk;
        this.turn = turn;
        this.who = turn.who();
        this.dice = Dice.of(seed, "speech" + turn.externalId(), 0);
        this.noise = new Noise(shares, dice);
        this.trouble = turn.trouble();
        this.victim = turn.victim();
    }

    /** @param other somebody whose number may be named by mistake */
    Contacted contact(Person other) {
        Optional<Author> author = author();
        String text = text(other);
        Received received = new Received(
                turn.externalId(),
                turn.at(),
                turn.entrance().kind(),
                turn.entrance().visibility(),
                author,
                turn.thread(),
                turn.parent().map(Turn::externalId),
                turn.references(),
                text);
        List<Long> issues = Stream.concat(Stream.of(turn.issue().id()), turn.second().map(Issue::id).stream())
                .toList();
        OptionalLong whom = victim.map(v -> OptionalLong.of(v.id)).orElse(OptionalLong.empty());
        return new Contacted(
                new Contact(turn.entrance(), received),
                new Truth(who.id, issues, trouble, whom, clues, !trouble.isAttack()));
    }

    private Optional<Author> author() {
        if (turn.address().isEmpty()) {
            return Optional.empty();
        }
        String address = turn.address().get();
        return switch (turn.entrance()) {
            case VOICE -> {
                if (turn.signedIn()) {
                    mark(What.CUSTOMER_NUMBER, who.customerNumber, Trust.VERIFIED, Clue.CUSTOMER_NUMBER);
                } else if (dice.chance(shares.share("voice.customer-number-keyed"))) {
                    mark(What.CUSTOMER_NUMBER, who.customerNumber, Trust.CLAIMED, Clue.CUSTOMER_NUMBER);
                }
                yield author(IdKind.PHONE, address, Trust.NETWORK, Optional.empty());
            }
            case WHATSAPP -> {
                signIn();
                yield author(IdKind.PHONE, address, Trust.NETWORK, Optional.of(shownName()));
            }
            case SMS, FAX -> author(IdKind.PHONE, address, Trust.NETWORK, Optional.empty());
            case MAIL -> author(IdKind.EMAIL, address, mailTrust(), mailName());
            case CHAT -> chat(address);
            default -> social(address);
        };
    }

    private Optional<Author> author(IdKind kind, String address, Trust trust, Optional<String> name) {
        name.filter(n -> n.contains(who.surname)).ifPresent(n -> clues.add(Clue.NAME));
        return Optional.of(new Author(new AuthorId(kind, address, trust), name, marks));
    }

    private void mark(What what, String value, Trust trust, Clue clue) {
        marks.add(new Mark(what, value, trust));
        clues.add(clue);
    }

    private String shownName() {
        return dice.chance(0.3) ? who.given.split(" ")[0] : who.name(turn.at());
    }

    private Trust mailTrust() {
        // A property of the mailbox, not of the mail.
        boolean aligned =
                Dice.of(turn.address().orElse("").hashCode(), "dmarc", 0).chance(shares.share("mail.dmarc"));
        return aligned && trouble != Trouble.FORGED_SENDER ? Trust.VERIFIED : Trust.TRANSPORT;
    }

    private Optional<String> mailName() {
        if (trouble == Trouble.FORGED_SENDER) {
            return victim.map(v -> v.name(turn.at()));
        }
        return dice.chance(0.85) ? Optional.of(who.name(turn.at())) : Optional.empty();
    }

    /** What a log-in on the brand's site proves. */
    private void signIn() {
        if (turn.signedIn()) {
            mark(What.LOGIN, who.login.orElseThrow(), Trust.VERIFIED, Clue.LOGIN);
            mark(What.CUSTOMER_NUMBER, who.customerNumber, Trust.VERIFIED, Clue.CUSTOMER_NUMBER);
        }
    }

    private Optional<Author> chat(String session) {
        Optional<String> name = Optional.empty();
        signIn();
        if (turn.signedIn()) {
            mark(What.EMAIL, who.emails.get(0), Trust.VERIFIED, Clue.EMAIL);
            if (dice.chance(0.6)) {
                mark(What.PHONE, who.mobiles.get(0), Trust.VERIFIED, Clue.PHONE);
            }
            name = Optional.of(who.name(turn.at()));
        } else if (dice.chance(shares.share("chat.form"))) {
            name = Optional.of(shownName());
            if (!who.emails.isEmpty() && dice.chance(0.6)) {
                mark(What.EMAIL, dice.pick(who.emails), Trust.CLAIMED, Clue.EMAIL);
            } else {
                mark(What.PHONE, who.mobiles.get(0), Trust.CLAIMED, Clue.PHONE);
            }
        }
        if (dice.chance(shares.share("chat.device-kept"))) {
            mark(What.DEVICE, dice.pick(who.devices), Trust.DEVICE, Clue.DEVICE);
        }
        return author(IdKind.PLATFORM, session, Trust.VERIFIED, name);
    }

    private Optional<Author> social(String id) {
        Social profile =
                who.socials.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
        signIn();
        String shown = profile.shown();
        String handle = profile.handle();
        if (trouble == Trouble.HOMOGRAPH_HANDLE) {
            shown = victim.orElseThrow().name(turn.at());
            handle = homograph(victim.orElseThrow().socials.get(0).handle());
        } else if (trouble == Trouble.PUBLIC_IMPERSONATION && dice.chance(0.5)) {
            shown = victim.orElseThrow().name(turn.at());
        }
        marks.add(new Mark(What.HANDLE, handle, Trust.CLAIMED));
        return author(IdKind.PLATFORM, id, Trust.VERIFIED, Optional.of(shown));
    }

    /** The first letter that allows it as a Cyrillic one, or else another digit at the end. */
    private static String homograph(String handle) {
        for (int i = 0; i < handle.length(); i++) {
            int at = LATIN.indexOf(handle.charAt(i));
            if (at >= 0) {
                return handle.substring(0, i) + CYRILLIC.charAt(at) + handle.substring(i + 1);
            }
        }
        return handle + "1";
    }

    private String text(Person other) {
        if (trouble.isAttack()) {
            return noise.typed(attack(), who.style, true);
        }
        List<String> said = new ArrayList<>();
        if (trouble == Trouble.FORWARDED_MAIL) {
            said.add(talk.say("forward", dice));
        } else if (dice.chance(0.5)) {
            said.add(talk.say("greeting", dice));
        }
        if (turn.entrance() == Entrance.VOICE && dice.chance(shares.share("voice.says-name"))) {
            said.add(talk.say("name", dice).replace("{ad}", who.name(turn.at())));
            clues.add(Clue.NAME);
        }
        said.add(about(turn.issue(), turn.step()));
        reference(other).ifPresent(said::add);
        turn.cited().ifPresent(cited -> said.add(cite(cited)));
        if (dice.chance(shares.share("text.own-contact"))) {
            said.add(ownContact());
        }
        turn.second().ifPresent(second -> said.add(talk.say("second", dice) + " " + about(second, 0)));
        if (turn.step() > 0 && dice.chance(0.3)) {
            said.add(talk.say("waiting", dice));
        }
        String text = String.join(" ", said);
        return switch (turn.entrance()) {
            case VOICE -> noise.heard(text);
            case FAX -> noise.scanned(text + "\n" + talk.say("closing", dice) + "\n" + signedBy());
            case MAIL -> noise.typed(text, who.style, false) + below();
            default -> noise.typed(text, who.style, true);
        };
    }

    private String signedBy() {
        clues.add(Clue.NAME);
        return who.name(turn.at());
    }

    private String about(Issue issue, int step) {
        Topic topic = issue.topic();
        String sentence = step > 0 && dice.chance(shares.share("text.again"))
                ? talk.say("again", dice).replace("{konu}", dice.pick(topic.nouns()))
                : dice.pick(topic.openings());
        return sentence.replace("{n}", Integer.toString(issue.days() + step))
                .replace("{tutar}", Integer.toString(issue.amount()))
                .replace("{ürün}", issue.product())
                .replace("{şehir}", who.town)
                .replace(
                        "{gün}",
                        List.of("Pazartesi", "Salı", "Çarşamba", "Cuma").get(issue.days() % 4));
    }

    private Optional<String> reference(Person other) {
        if (trouble == Trouble.NONE && dice.chance(shares.share("text.reference-wrong"))) {
            trouble = Trouble.WRONG_REFERENCE;
            boolean nobodys = other == who || other.orders.isEmpty();
            victim = nobodys ? Optional.empty() : Optional.of(other);
            // Another customer's, as copied from a screenshot; or one that nobody has.
            return Optional.of(talk.say(
                    "order",
                    nobodys ? "6" + dice.digits(9) : other.orders.get(0).number(),
                    dice));
        }
        if (!dice.chance(shares.share("text.reference"))) {
            return Optional.empty();
        }
        if (turn.issue().order().isEmpty()) {
            clues.add(Clue.CUSTOMER_NUMBER);
            return Optional.of(talk.say("customer", who.customerNumber, dice));
        }
        Order order = turn.issue().order().get();
        Set<String> named = turn.issue().topic().refersTo();
        if (named.contains("cargo") && dice.chance(0.4)) {
            clues.add(Clue.CARGO);
            return Optional.of(talk.say("cargo", order.cargo(), dice));
        }
        if (named.contains("invoice") && dice.chance(0.3)) {
            clues.add(Clue.INVOICE);
            return Optional.of(talk.say("invoice", order.invoice(), dice));
        }
        clues.add(Clue.ORDER);
        return Optional.of(talk.say("order", order.number(), dice));
    }

    private String cite(String contact) {
        if (trouble != Trouble.FOREIGN_CASE_NUMBER) {
            clues.add(Clue.CASE_NUMBER);
        }
        return talk.say("case", Contact.cite(contact), dice);
    }

    /** The writer's own address or number, as people write it down. */
    private String ownContact() {
        if (!who.emails.isEmpty() && turn.entrance() != Entrance.VOICE && dice.chance(0.5)) {
            clues.add(Clue.EMAIL);
            return talk.say("email", who.emails.get(0), dice);
        }
        clues.add(Clue.PHONE);
        return talk.say("phone", written(who.mobiles.get(0)), dice);
    }

    private String written(String e164) {
        String national = e164.substring(3);
        return switch (dice.below(5)) {
            case 0 -> e164;
            case 1 -> "0" + national;
            case 2 -> national;
            case 3 ->
                "0" + national.substring(0, 3) + " " + national.substring(3, 6) + " " + national.substring(6, 8) + " "
                        + national.substring(8);
            default -> "0(" + national.substring(0, 3) + ") " + national.substring(3, 6) + "-" + national.substring(6);
        };
    }

    /** A mail's closing, signature, and what it quotes. */
    private String below() {
        StringBuilder below = new StringBuilder();
        if (dice.chance(shares.share("mail.signature"))) {
            below.append("\n\n").append(talk.say("closing", dice)).append('\n').append(signedBy());
            if (dice.chance(shares.share("mail.signature-phone"))) {
                clues.add(Clue.PHONE);
                below.append("\nTel: ").append(written(who.mobiles.get(0)));
            }
        }
        if (trouble == Trouble.FORWARDED_MAIL) {
            Person theirs = victim.orElseThrow();
            below.append("\n\n---------- İletilen ileti ----------\nKimden: ")
                    .append(theirs.name(turn.at()))
                    .append(" <")
                    .append(theirs.emails.isEmpty() ? "gizli@ag.internal" : theirs.emails.get(0))
                    .append(">\nKime: destek@sepet.example\n\n")
                    .append(about(turn.issue(), 0));
            theirs.orders.stream()
                    .findFirst()
                    .ifPresent(order -> below.append('\n').append(talk.say("order", order.number(), dice)));
            below.append("\nTel: ").append(theirs.mobiles.get(0));
        } else if (turn.parent().isPresent() && dice.chance(shares.share("mail.quoted"))) {
            Turn before = turn.parent().get();
            below.append("\n\nSepet Destek <destek@sepet.example> şunları yazdı:\n> Sayın ")
                    .append(who.name(turn.at()))
                    .append(", talebiniz alınmıştır.\n>> ")
                    .append(before.issue().topic().openings().get(0).replaceAll("\\{[^}]+}", "…"));
        }
        return below.toString();
    }

    private String attack() {
        Person whose = victim.orElseThrow();
        return switch (trouble) {
                    case PUBLIC_IMPERSONATION -> talk.say("impersonation", claimed(whose), dice);
                    case ORDER_FISHING ->
                        talk.say("fishing", whose.orders.get(0).number(), dice);
                    case HOMOGRAPH_HANDLE -> talk.say("homograph", dice);
                    default -> talk.say("forged", dice);
                }
                + (turn.entrance().visibility() == Visibility.PUBLIC ? "" : " " + about(turn.issue(), 0));
    }

    private String claimed(Person whose) {
        List<String> known = new ArrayList<>(List.of(whose.customerNumber, written(whose.mobiles.get(0))));
        known.addAll(whose.emails);
        whose.orders.stream().map(Order::number).limit(2).forEach(known::add);
        return dice.chance(0.3) ? dice.pick(known) + ", " + dice.pick(known) : dice.pick(known);
    }
}
