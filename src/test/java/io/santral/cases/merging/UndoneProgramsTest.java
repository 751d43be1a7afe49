package io.santral.cases.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.santral.cases.merging.Homecoming.Step;
import io.santral.cases.merging.Homecoming.Way;
import io.santral.cases.merging.Regrouping.Part;
import io.santral.cases.model.SupportCase;
import io.santral.customer.linking.Forest;
import io.santral.sla.Target;
import io.santral.sla.ledger.Entry;
import io.santral.sla.ledger.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The laws of undoing over ten thousand random programs each, on all that is derived and needs no database: who is one customer, whose
 * each case is, what is in it, whether it is open, its times, and its clock as the ledger tells it. The rules are the real ones
 * (forest, regrouping, taking out, the case itself, the ledger's reading); between them stands here what {@code cases.Moving} does with
 * the tables, which {@code MatterIT} shows on those.
 */
class UndoneProgramsTest {
    private static final int PROGRAMS = 10_000;

    /** What somebody wrote, or the brand answered. */
    private record Said(long id, Optional<Long> identity, Optional<Long> answers, Instant at) {}

    private record Link(long interaction, long caseId, Way way, Instant came, boolean living) {}

    /** A brand in small. */
    private static final class World {
        final Forest forest = new Forest(LongStream.rangeClosed(1, 5).boxed().toList(), List.of());
        final Map<Long, Said> said = new TreeMap<>();
        final List<Link> links = new ArrayList<>();
        final Map<Long, SupportCase> cases = new TreeMap<>();
        final Map<Long, Long> where = new HashMap<>();
        final List<Long> edges = new ArrayList<>();
        final Map<Long, Instant> madeAt = new HashMap<>();
        int reunited;
        long ids = 1000;
        Instant now = Instant.parse("2026-11-27T09:00:00Z");

        long next() {
            now = now.plusSeconds(60);
            return ++ids;
        }

        /** Somebody writes: a new matter, or one of theirs. */
        void contact(long identity, Optional<Long> matter) {
            Said one = new Said(next(), Optional.of(identity), Optional.empty(), now);
            said.put(one.id(), one);
            long id = matter.orElseGet(this::next);
            if (matter.isEmpty()) {
                cases.put(id, new SupportCase(id, forest.root(identity), 1, "?", one.at()));
            } else {
                cases.get(id).heard(true, one.at(), now);
            }
            link(one.id(), id, Way.OTHER);
        }

        void answer(long caseId) {
            List<Said> has = has(caseId);
            Said last = has.get(has.size() - 1);
            Said one = new Said(next(), Optional.empty(), Optional.of(last.id()), now);
            said.put(one.id(), one);
            cases.get(caseId).heard(false, one.at(), now);
            link(one.id(), caseId, Way.OTHER);
        }

        void close(long caseId) {
            next();
            cases.get(caseId).close(now);
        }

        long merge(long from, long into) {
            long edge = next();
            madeAt.put(edge, now);
            Forest.Change change = forest.merge(edge, from, into);
            if (!change.isNothing()) {
                edges.add(edge);
            }
            follow(change);
            return edge;
        }

        void undo(long edge) {
            next();
            edges.remove(edge);
            follow(forest.undo(edge));
        }

        void split(long one) {
            if (forest.whole(one).size() > 1) {
                Forest.Change change = forest.split(Set.of(one), this::next);
                edges.removeAll(change.undone());
                change.made().forEach(edge -> {
                    edges.add(edge.id());
                    madeAt.put(edge.id(), now);
                });
                follow(change);
            }
        }

        /** Cases follow their interactions, as those follow their identities. */
        private void follow(Forest.Change change) {
            Set<Long> customers = new HashSet<>();
            change.moves().forEach(move -> {
                customers.add(move.from());
                customers.add(move.to());
            });
            List<Long> theirs = cases.values().stream()
                    .filter(one -> customers.contains(one.customer()))
                    .map(SupportCase::id)
                    .toList();
            Instant since = change.undone().stream()
                    .flatMap(edge -> Stream.ofNullable(madeAt.get(edge)))
                    .min(Instant::compareTo)
                    .orElse(Instant.EPOCH);
            Map<Long, Long> before = new TreeMap<>();
            for (long id : theirs) {
                before.put(id, cases.get(id).customer());
                List<Part> parts = parts(id);
                Regrouping regrouping = Regrouping.of(parts);
                regrouping.owner().ifPresent(cases.get(id)::belongsTo);
                regrouping.leaving().forEach((customer, leaving) -> part(customer, parts, leaving, since));
                if (!regrouping.leaving().isEmpty()) {
                    settled(id);
                }
            }
            if (change.undone().isEmpty()) {
                reunite(before);
            }
        }

        /** The law holds whatever is found to be one matter; here it is most of it. */
        private void reunite(Map<Long, Long> before) {
            List<Reunion.Side> sides = new ArrayList<>();
            before.forEach((id, whose) -> has(id).stream()
                    .filter(one -> one.identity().isPresent())
                    .findFirst()
                    .ifPresent(
                            first -> sides.add(new Reunion.Side(id, whose, first.id(), first.at(), has(id).size()))));
            for (Reunion reunion : Reunion.of(sides)) {
                List<Long> older = reunion.older().stream()
                        .filter(id -> !has(id).isEmpty())
                        .filter(id -> cases.get(id).customer()
                                == cases.get(reunion.newer()).customer())
                        .toList();
                if (!older.isEmpty() && reunion.newer() % 4 > 0) {
                    reunited++;
                    join(reunion.newer(), older.get((int) (reunion.newer() % older.size())), Way.CUSTOMERS_MERGED);
                }
            }
        }

        boolean join(long from, long into) {
            List<Said> all = has(from);
            if (from == into
                    || all.isEmpty()
                    || has(into).isEmpty()
                    || cases.get(from).customer() != cases.get(into).customer()) {
                return false;
            }
            join(from, into, Way.OTHER);
            return true;
        }

        private void join(long from, long into, Way way) {
            next();
            move(has(from).stream().map(Said::id).toList(), into, way);
            if (cases.get(from).open()) {
                cases.get(into).reopen(now);
            }
            settled(into);
            settled(from);
        }

        void takeOut(long caseId, Set<Long> chosen) {
            List<Long> leaving = TakingOut.of(parts(caseId), chosen).leaving();
            if (!leaving.isEmpty()) {
                home(
                        former(leaving).orElseGet(() -> opened(cases.get(caseId).customer(), leaving)),
                        cases.get(caseId).customer(),
                        leaving,
                        Way.OTHER);
                settled(caseId);
            }
        }

        private void part(long customer, List<Part> parts, List<Long> leaving, Instant since) {
            Map<Long, Long> homes = new HashMap<>();
            leaving.forEach(one -> Homecoming.home(
                            links.stream()
                                    .filter(link -> link.interaction() == one)
                                    .map(link -> new Step(link.caseId(), link.way(), link.came()))
                                    .toList(),
                            since)
                    .filter(id -> !where.containsValue(id))
                    .ifPresent(id -> homes.put(one, id)));
            List<Long> theirs = new ArrayList<>();
            for (Homecoming one : Homecoming.of(parts, leaving, homes)) {
                long home = one.home()
                        .or(() -> former(one.interactions()))
                        .or(() -> theirs.stream().findFirst())
                        .orElseGet(() -> opened(customer, one.interactions()));
                home(home, customer, one.interactions(), Way.CUSTOMERS_PARTED);
                theirs.add(home);
            }
        }

        private Optional<Long> former(List<Long> leaving) {
            return links.stream()
                    .filter(link -> link.interaction() == leaving.get(0) && !link.living())
                    .map(Link::caseId)
                    .filter(id -> !where.containsValue(id))
                    .reduce((earlier, later) -> later);
        }

        private long opened(long customer, List<Long> leaving) {
            long id = next();
            cases.put(
                    id,
                    new SupportCase(
                            id, customer, 1, "?", said.get(leaving.get(0)).at()));
            return id;
        }

        private void home(long id, long customer, List<Long> leaving, Way way) {
            boolean fresh = links.stream().noneMatch(link -> link.caseId() == id);
            next();
            Set<Long> before = links.stream()
                    .filter(link -> link.caseId() == id)
                    .map(Link::interaction)
                    .collect(Collectors.toSet());
            move(leaving, id, way);
            SupportCase theirs = cases.get(id);
            theirs.belongsTo(customer);
            leaving.stream()
                    .filter(one -> !before.contains(one))
                    .map(said::get)
                    .forEach(one -> theirs.heard(one.identity().isPresent(), one.at(), now));
            if (!fresh) {
                settled(id);
            }
        }

        private void move(List<Long> interactions, long into, Way way) {
            Set<Long> moved = Set.copyOf(interactions);
            links.replaceAll(link -> moved.contains(link.interaction())
                    ? new Link(link.interaction(), link.caseId(), link.way(), link.came(), false)
                    : link);
            interactions.forEach(one -> link(one, into, way));
        }

        private void link(long interaction, long caseId, Way way) {
            links.add(new Link(interaction, caseId, way, now, true));
            where.put(interaction, caseId);
        }

        private void settled(long id) {
            List<Said> has = has(id);
            if (!has.isEmpty()) {
                Optional<Instant> came = links.stream()
                        .filter(link -> link.living() && link.caseId() == id)
                        .filter(link -> said.get(link.interaction()).identity().isPresent())
                        .map(Link::came)
                        .max(Instant::compareTo);
                cases.get(id).holds(has.get(0).at(), has.get(has.size() - 1).at(), came);
            }
        }

        /** In the order of their ids, which is that of their times. */
        List<Said> has(long caseId) {
            List<Said> has = new ArrayList<>();
            for (Said one : said.values()) {
                if (where.get(one.id()) == caseId) {
                    has.add(one);
                }
            }
            return has;
        }

        List<Part> parts(long caseId) {
            return has(caseId).stream()
                    .map(one -> new Part(one.id(), one.identity().map(forest::root), one.answers()))
                    .toList();
        }

        Set<Long> asked(long caseId) {
            return has(caseId).stream()
                    .filter(one -> one.identity().isPresent())
                    .map(Said::id)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        List<Long> living() {
            return new TreeSet<>(where.values()).stream().toList();
        }

        /** All that is derived, line by line; a case that has nothing is none. */
        List<String> view() {
            List<String> view = new ArrayList<>();
            LongStream.rangeClosed(1, 5).forEach(one -> view.add(one + " is " + forest.root(one)));
            for (long id : living()) {
                SupportCase one = cases.get(id);
                view.add(String.join(
                        " ",
                        "case " + id,
                        "of " + one.customer(),
                        one.open() ? "open" : "closed " + one.closedAt(),
                        one.openedAt() + " " + one.lastAt(),
                        has(id).toString(),
                        clock(id)));
            }
            return view;
        }

        /** Which things stand together, and whose they are, whatever the cases are called. */
        Set<String> together() {
            return living().stream()
                    .map(id -> cases.get(id).customer() + " " + has(id))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private String clock(long id) {
            List<Said> has = has(id);
            List<Entry> ledger = new ArrayList<>();
            has.stream()
                    .filter(one -> one.identity().isPresent())
                    .findFirst()
                    .ifPresent(one ->
                            ledger.add(new Entry.Started(one.at(), one.at().plusSeconds(3600))));
            has.stream()
                    .filter(one -> one.identity().isEmpty())
                    .findFirst()
                    .ifPresent(one -> ledger.add(new Entry.Stopped(one.at(), Optional.empty())));
            cases.get(id).closedAt().ifPresent(at -> ledger.add(new Entry.Closed(at)));
            return Reading.of(Target.FIRST_RESPONSE, ledger).toString();
        }
    }

    @Test
    void undoOfAMergeIsAsIfItHadNeverBeen() {
        Random random = new Random(20261127);
        int merged = 0;
        int reunited = 0;
        for (int program = 0; program < PROGRAMS; program++) {
            World world = program(random);
            List<String> before = world.view();
            int already = world.reunited;
            long edge = world.merge(1 + random.nextInt(5), 1 + random.nextInt(5));
            merged += world.view().equals(before) ? 0 : 1;
            reunited += world.reunited > already ? 1 : 0;
            world.undo(edge);
            assertThat(world.view()).as("program %s", program).isEqualTo(before);
            world.undo(edge);
            assertThat(world.view()).as("once is enough").isEqualTo(before);
        }
        assertThat(merged).as("merges that changed something").isGreaterThan(PROGRAMS / 2);
        assertThat(reunited).as("merges that made cases one").isGreaterThan(PROGRAMS / 4);
    }

    @Test
    void takingOutWhatWasJoinedIsAsIfItHadNeverBeen() {
        Random random = new Random(815);
        int joined = 0;
        for (int program = 0; joined < PROGRAMS; program++) {
            World world = program(random);
            long from = any(random, world.living());
            long into = any(random, world.living());
            List<String> before = world.view();
            Set<Long> moved = world.asked(from);
            if (moved.isEmpty() || world.asked(into).isEmpty() || !world.join(from, into)) {
                continue;
            }
            joined++;
            assertThat(world.view()).isNotEqualTo(before);
            world.takeOut(into, moved);
            assertThat(world.view()).as("program %s", program).isEqualTo(before);
        }
    }

    /** Numbers may be exchanged here: the whole keeps its first writer's case, which need not be the one that was joined into. */
    @Test
    void whatWasJoinedWhileTwoWereTakenForOneComesApartWithThem() {
        Random random = new Random(4711);
        int joined = 0;
        for (int program = 0; joined < PROGRAMS; program++) {
            World world = program(random);
            Set<String> before = world.together();
            Map<Long, Long> whose = new HashMap<>();
            LongStream.rangeClosed(1, 5).forEach(one -> whose.put(one, world.forest.root(one)));
            long edge = world.merge(1 + random.nextInt(5), 1 + random.nextInt(5));
            long from = any(random, world.living());
            long into = any(random, world.living());
            boolean strangers = Collections.disjoint(owners(whose, world, from), owners(whose, world, into));
            if (!strangers || !world.join(from, into)) {
                continue;
            }
            joined++;
            world.undo(edge);
            assertThat(world.together()).as("program %s", program).isEqualTo(before);
        }
    }

    private static Set<Optional<Long>> owners(Map<Long, Long> whose, World world, long caseId) {
        return world.has(caseId).stream()
                .flatMap(one -> one.identity().stream())
                .map(one -> Optional.ofNullable(whose.get(one)))
                .collect(Collectors.toSet());
    }

    private static World program(Random random) {
        World world = new World();
        for (int i = 0; i < 4; i++) {
            world.contact(1 + random.nextInt(5), Optional.empty());
        }
        for (int step = random.nextInt(14); step > 0; step--) {
            long some = any(random, world.living());
            switch (random.nextInt(8)) {
                case 0 -> world.contact(1 + random.nextInt(5), Optional.empty());
                case 1 -> {
                    // Somebody writes on in a case of theirs.
                    long identity = 1 + random.nextInt(5);
                    Optional<Long> theirs = world.living().stream()
                            .filter(id -> world.cases.get(id).customer() == world.forest.root(identity))
                            .findFirst();
                    world.contact(identity, theirs);
                }
                case 2 -> world.answer(some);
                case 3 -> world.close(some);
                case 4 -> world.merge(1 + random.nextInt(5), 1 + random.nextInt(5));
                case 5 -> {
                    if (!world.edges.isEmpty()) {
                        world.undo(any(random, world.edges));
                    } else {
                        world.split(1 + random.nextInt(5));
                    }
                }
                case 6 -> world.join(some, any(random, world.living()));
                default -> {
                    Set<Long> asked = world.asked(some);
                    if (!asked.isEmpty()) {
                        world.takeOut(some, Set.of(any(random, List.copyOf(asked))));
                    }
                }
            }
        }
        return world;
    }

    private static long any(Random random, List<Long> some) {
        return some.get(random.nextInt(some.size()));
    }
}
