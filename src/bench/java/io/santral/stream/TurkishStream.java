package io.santral.stream;

import io.santral.stream.Happening.Corrected;
import io.santral.stream.Happening.MisMerged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Two years of a made-up Turkish brand. The same half, shares and size give the same stream, on every machine: all chance comes
 * from the seed. Who writes what when is planned at once; it is put into words as it is played, so that a stream of a million
 * contacts fits into memory.
 */
public final class TurkishStream {
    private final Shares shares;
    private final long seed;
    private final Talk talk;
    private final List<Topic> topics;
    private final Population population;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Happening> mistakes = new ArrayList<>();

    private TurkishStream(Half half, Shares shares, int customers, int impersonations) {
        if (customers < 2) {
            throw new IllegalArgumentException("a stream needs 2 customers or more, not " + customers);
        }
        this.shares = shares;
        seed = shares.seed(half);
        talk = new Talk(half);
        topics = Topic.read(half);
        Names names = new Names();
        population = new Population(shares, seed, names, customers);
        for (Person person : population.people()) {
            turns.addAll(new Life(shares, topics, names, person, seed).live());
        }
        turns.sort(ORDER);
        err();
        attack(impersonations);
        turns.sort(ORDER);
        misMerge();
    }

    private static final Comparator<Turn> ORDER = Comparator.comparing(Turn::at).thenComparing(Turn::externalId);

    public static TurkishStream of(Half half, int customers) {
        return of(half, customers, 0, Shares.shipped());
    }

    /** @param impersonations public impersonations at least; 0 for their share of the contacts */
    public static TurkishStream of(Half half, int customers, int impersonations, Shares shares) {
        return new TurkishStream(half, shares, customers, impersonations);
    }

    public int contacts() {
        return turns.size();
    }

    public Registry registry() {
        return new Registry(shares, population.people());
    }

    /** Tells all that happens, in time order. May be played again, and tells the same. */
    public void play(Consumer<Happening> listener) {
        int mistake = 0;
        Dice dice = Dice.of(seed, "others", 0);
        for (Turn turn : turns) {
            while (mistake < mistakes.size() && mistakes.get(mistake).at().isBefore(turn.at())) {
                listener.accept(mistakes.get(mistake++));
            }
            Person other = dice.pick(population.people());
            listener.accept(new Speech(shares, talk, turn, seed).contact(other));
        }
        mistakes.subList(mistake, mistakes.size()).forEach(listener);
    }

    /** Honest mistakes: mails of others passed on, others' case numbers. */
    private void err() {
        Dice dice = Dice.of(seed, "errors", 0);
        for (int i = 1; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            Turn earlier = turns.get(dice.below(i));
            if (earlier.who() == turn.who()) {
                continue;
            }
            if (turn.entrance() == Entrance.MAIL
                    && dice.chance(shares.share("fault.forwarded-mail") * 100 / shares.share("mix.mail"))) {
                turns.set(i, turn.with(Trouble.FORWARDED_MAIL, earlier.who(), turn.cited()));
            } else if (dice.chance(shares.share("fault.foreign-case-number"))) {
                turns.set(i, turn.with(Trouble.FOREIGN_CASE_NUMBER, earlier.who(), Optional.of(earlier.externalId())));
            }
        }
    }

    private void attack(int impersonations) {
        int honest = turns.size();
        int most = (int) (honest * shares.share("attack.public-impersonation"));
        attack(Trouble.PUBLIC_IMPERSONATION, Math.max(most, impersonations), honest);
        attack(Trouble.ORDER_FISHING, (int) (honest * shares.share("attack.order-fishing")), honest);
        attack(Trouble.HOMOGRAPH_HANDLE, (int) (honest * shares.share("attack.homograph-handle")), honest);
        attack(Trouble.FORGED_SENDER, (int) (honest * shares.share("attack.forged-sender")), honest);
    }

    /** Whoever is attacked has written before, so that there is something to be merged with. */
    private void attack(Trouble trouble, int count, int honest) {
        Dice dice = Dice.of(seed, trouble.name(), 0);
        int done = 0;
        for (int tries = 0; done < count && tries < 50 * count; tries++) {
            Turn earlier = turns.get(dice.below(honest));
            Person victim = earlier.who();
            boolean possible = switch (trouble) {
                case ORDER_FISHING -> !victim.orders.isEmpty();
                case HOMOGRAPH_HANDLE -> !victim.socials.isEmpty();
                case FORGED_SENDER -> !victim.emails.isEmpty();
                default -> true;
            };
            if (possible) {
                turns.add(attack(trouble, earlier, dice, done++));
            }
        }
    }

    private Turn attack(Trouble trouble, Turn earlier, Dice dice, int number) {
        Person attacker = population.stranger();
        Person.Social profile = attacker.socials.get(0);
        boolean mail = trouble == Trouble.FORGED_SENDER;
        Entrance entrance =
                mail ? Entrance.MAIL : Entrance.of(profile.platform(), trouble == Trouble.PUBLIC_IMPERSONATION);
        Instant at =
                earlier.at().plusSeconds(3600 + dice.below(Duration.ofDays(20).toSeconds()));
        String id = entrance.channel() + "-a" + trouble.ordinal() + "-" + number;
        return new Turn(
                id,
                at,
                attacker,
                entrance,
                Optional.of(mail ? earlier.who().emails.get(0) : profile.id()),
                new Issue(-attacker.id, attacker, dice.pick(topics), Optional.empty(), "ürün", 100, 3),
                0,
                Optional.empty(),
                Optional.empty(),
                id,
                Optional.empty(),
                List.of(),
                false,
                trouble,
                Optional.of(earlier.who()));
    }

    private void misMerge() {
        Dice dice = Dice.of(seed, "mis-merges", 0);
        for (int i = (int) (population.people().size() * shares.share("fault.agent-mis-merge")); i > 0; i--) {
            Turn one = dice.pick(turns);
            Turn two = dice.pick(turns);
            if (one.who() != two.who()
                    && one.address().isPresent()
                    && two.address().isPresent()) {
                Instant later = one.at().isAfter(two.at()) ? one.at() : two.at();
                Instant merged = later.plusSeconds(600);
                mistakes.add(new MisMerged(merged, one.externalId(), two.externalId()));
                mistakes.add(new Corrected(
                        merged.plus(Duration.ofDays(3 + dice.below(7))), one.externalId(), two.externalId()));
            }
        }
        mistakes.sort(Comparator.comparing(Happening::at));
    }
}
