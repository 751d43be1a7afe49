package io.santral.stream;

import io.santral.stream.Person.Renamed;
import io.santral.stream.Person.Social;
import io.santral.stream.Person.Style;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All who contact the brand: one after the other into households and firms, with numbers and addresses that are theirs or shared. */
final class Population {
    private static final int[] MOBILE_PREFIXES = {
        501, 505, 506, 507, 530, 531, 532, 533, 534, 535, 536, 537, 538, 539, 541, 542, 543, 544, 545, 546, 551, 552,
        553, 554, 555, 559
    };
    private static final int[] FIXED_PREFIXES = {
        212, 216, 222, 224, 232, 242, 258, 312, 322, 342, 352, 362, 412, 442, 462
    };
    private static final List<String> MAIL_DOMAINS =
            List.of("eposta.internal", "eposta.internal", "mektup.internal", "postane.internal", "ag.internal");
    private static final List<String> PLATFORMS = List.of("instagram", "x", "facebook");
    /** Coprime to ten million: subscriber numbers do not repeat before all are used. */
    private static final long STRIDE = 7_919_993;

    private static final int RECYCLED_SILENT_FROM = 240;
    private static final int RECYCLED_SPEAKS_FROM = 640;
    /** Ids of people who are nobody's customer begin here. */
    private static final long STRANGERS = 1_000_000_000L;

    private final Shares shares;
    private final long seed;
    private final Names names;
    private final Weights orderCounts;
    private final List<Person> people = new ArrayList<>();
    private int mobilesGiven;
    private int fixedGiven;
    private int strangers;

    Population(Shares shares, long seed, Names names, int customers) {
        this.shares = shares;
        this.seed = seed;
        this.names = names;
        this.orderCounts = Weights.zipf(shares.number("people.orders-most") + 1, shares.share("people.orders-zipf"));
        while (people.size() < customers) {
            settle(Dice.of(seed, "household", people.size()), customers - people.size());
        }
        employ();
        recycle();
    }

    List<Person> people() {
        return people;
    }

    private void settle(Dice dice, int room) {
        boolean together = dice.chance(perHousehold(shares.share("people.in-households")));
        int size = Math.min(room, together ? shares.weights("household.size").draw(dice) : 1);
        String surname = names.surname(dice);
        String town = dice.pick(names.list("towns"));
        List<Person> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            // One in eight of a household has another surname.
            Person person = born(people.size(), i > 0 && dice.chance(0.125) ? names.surname(dice) : surname, town);
            members.add(person);
            people.add(person);
        }
        if (size == 1) {
            if (dice.chance(shares.share("people.landline-alone"))) {
                members.get(0).landline = Optional.of(fixed());
            }
            return;
        }
        if (dice.chance(shares.share("household.landline"))) {
            String shared = fixed();
            members.forEach(member -> member.landline = Optional.of(shared));
        }
        if (dice.chance(shares.share("household.email"))) {
            String shared = Spelling.address(surname) + "ailesi" + people.size() + "@" + dice.pick(MAIL_DOMAINS);
            members.forEach(member -> member.emails.add(Math.min(1, member.emails.size()), shared));
        }
        if (dice.chance(shares.share("household.mobile"))) {
            members.get(1).mobiles.add(0, members.get(0).mobiles.get(0));
        }
    }

    /** The share of households, from that of the people who live in them. */
    private double perHousehold(double ofPeople) {
        double mean = shares.weights("household.size").mean();
        return ofPeople / (ofPeople + (1 - ofPeople) * mean);
    }

    private Person born(long id, String surname, String town) {
        Dice dice = Dice.of(seed, "person", id);
        boolean woman = dice.chance(0.5);
        String given = names.given(woman, dice);
        if (dice.chance(shares.share("people.two-given-names"))) {
            String second = names.given(woman, dice);
            given += second.equals(given) ? "" : " " + second;
        }
        boolean doubled = woman && dice.chance(shares.share("people.double-surname-of-women"));
        Style style = new Style(
                dice.chance(shares.share("text.ascii")),
                dice.chance(shares.share("text.lower-case")),
                dice.chance(shares.share("text.upper-case")));
        Person person = new Person(
                id,
                woman,
                given,
                doubled ? names.surname(dice) + " " + surname : surname,
                1945 + dice.below(62),
                town,
                id >= STRANGERS
                        ? ""
                        : String.format(Locale.ROOT, "4%07d", Math.floorMod(id * 7_654_321L + 1_234_567L, 10_000_000L)),
                style);
        int days = shares.number("period.days");
        person.lastDay = days;
        Instant begin = shares.begin();
        if (woman && dice.chance(2 * shares.share("people.surname-change"))) {
            person.renamed = Optional.of(
                    new Renamed(begin.plus(Duration.ofDays(days / 4 + dice.below(days / 2))), names.surname(dice)));
        }
        equip(person, dice);
        return person;
    }

    private void equip(Person person, Dice dice) {
        for (int i = shares.weights("people.emails").draw(dice); i > 0; i--) {
            person.emails.add(address(person, dice));
        }
        for (int i = shares.weights("people.mobiles").draw(dice); i > 0; i--) {
            person.mobiles.add(mobile());
        }
        int first = dice.below(PLATFORMS.size());
        for (int i = shares.weights("people.socials").draw(dice); i > 0; i--) {
            person.socials.add(social(person, PLATFORMS.get((first + i) % PLATFORMS.size()), dice));
        }
        for (int i = shares.weights("people.devices").draw(dice); i > 0; i--) {
            person.devices.add(
                    "d-" + Long.toString(Dice.of(seed, "device" + i, person.id).below(Long.MAX_VALUE), 36));
        }
        if (person.id < STRANGERS) {
            if (!person.emails.isEmpty() && dice.chance(shares.share("people.login"))) {
                person.login = Optional.of("u" + person.customerNumber);
            }
            order(person, dice);
        }
    }

    private void order(Person person, Dice dice) {
        int count = orderCounts.draw(dice);
        for (int i = 0; i < count; i++) {
            // Unique by the customer's number and the order's; the scattering keeps neighbours from looking alike.
            long unique = person.id * 64 + i;
            String number = String.format(Locale.ROOT, "6%09d", Math.floorMod(unique * 381_654_729L, 1_000_000_000L));
            String cargo =
                    String.format(Locale.ROOT, "31%011d", Math.floorMod(unique * 7_418_529_637L, 100_000_000_000L));
            String invoice =
                    String.format(Locale.ROOT, "SPT2025%09d", Math.floorMod(unique * 517_293_641L, 1_000_000_000L));
            Instant placed = shares.begin()
                    .plusSeconds(dice.below(shares.period().toSeconds()))
                    .minus(Duration.ofDays(20));
            person.orders.add(new Order(number, cargo, invoice, person.id, placed));
        }
        person.orders.sort(Comparator.comparing(Order::placedAt));
    }

    private String address(Person person, Dice dice) {
        String given = Spelling.address(person.given.split(" ")[0]);
        String surname = Spelling.address(person.surname.replace(" ", ""));
        // The person's own number makes it unique; people do append years and digits.
        String local = switch (dice.below(6)) {
            case 0 -> given + "." + surname + person.id;
            case 1 -> given + surname + person.born + "." + person.id;
            case 2 -> given.charAt(0) + surname + person.id;
            case 3 -> surname + "." + given + person.id;
            case 4 -> given + person.born % 100 + "_" + person.id;
            default -> Spelling.address(dice.pick(names.list("nicknames"))) + person.id;
        };
        return local + (person.emails.isEmpty() ? "" : "." + person.emails.size()) + "@" + dice.pick(MAIL_DOMAINS);
    }

    private Social social(Person person, String platform, Dice dice) {
        String given = Spelling.address(person.given.split(" ")[0]);
        String surname = Spelling.address(person.surname.replace(" ", ""));
        boolean unlike = dice.chance(shares.share("social.handle-unlike-name"));
        String handle = unlike
                ? Spelling.address(dice.pick(names.list("nicknames"))) + dice.digits(2)
                : given + "_" + surname + (dice.chance(0.5) ? dice.digits(2) : "");
        boolean hidden = dice.chance(shares.share("social.no-real-name"));
        String shown = hidden
                ? dice.pick(names.list("nicknames"))
                : dice.chance(0.2) ? person.given : person.name(shares.begin());
        return new Social(platform, "8" + dice.digits(15), handle, shown);
    }

    /** Somebody who is no customer. */
    Person stranger() {
        long id = STRANGERS + strangers++;
        Dice dice = Dice.of(seed, "stranger", id);
        Person stranger = born(id, names.surname(dice), dice.pick(names.list("towns")));
        if (stranger.socials.isEmpty()) {
            stranger.socials.add(social(stranger, dice.pick(PLATFORMS), dice));
        }
        return stranger;
    }

    private void employ() {
        Dice dice = Dice.of(seed, "firms", 0);
        double each =
                shares.share("people.in-firms") / shares.weights("firm.size").mean();
        for (int firm = (int) (people.size() * each); firm > 0; firm--) {
            String switchboard = fixed();
            for (int i = shares.weights("firm.size").draw(dice); i > 0; i--) {
                dice.pick(people).switchboard = Optional.of(switchboard);
            }
        }
    }

    /** A number that was given back is given to somebody else, more than a year later. */
    private void recycle() {
        Dice dice = Dice.of(seed, "recycled", 0);
        for (int i = (int) (people.size() * shares.share("fault.recycled-numbers")); i > 0; i--) {
            Person before = dice.pick(people);
            Person after = dice.pick(people);
            if (before != after && isUntouched(before) && isUntouched(after)) {
                before.lastDay = RECYCLED_SILENT_FROM;
                after.firstDay = RECYCLED_SPEAKS_FROM;
                after.mobiles.set(0, before.mobiles.get(0));
            }
        }
    }

    private boolean isUntouched(Person person) {
        return person.firstDay == 0 && person.lastDay == shares.number("period.days");
    }

    private String mobile() {
        long number = mobilesGiven++;
        int prefix = MOBILE_PREFIXES[(int) (number % MOBILE_PREFIXES.length)];
        return String.format(Locale.ROOT, "+90%d%07d", prefix, scattered(number / MOBILE_PREFIXES.length));
    }

    private String fixed() {
        long number = fixedGiven++;
        int prefix = FIXED_PREFIXES[(int) (number % FIXED_PREFIXES.length)];
        // Subscribers' numbers begin with 2 to 8.
        return String.format(
                Locale.ROOT, "+90%d%07d", prefix, 2_000_000 + scattered(number / FIXED_PREFIXES.length) % 6_000_000);
    }

    private long scattered(long number) {
        return Math.floorMod(number * STRIDE + seed, 10_000_000L);
    }
}
