package io.santral.stream;

import io.santral.stream.Person.Social;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that one person contacts the brand about, and when and where. */
final class Life {
    /** Ways to reach the brand; each is the name of its share of the mix. */
    private enum Way {
        VOICE,
        WHATSAPP,
        SMS,
        CHAT,
        MAIL,
        DIRECT,
        PUBLIC,
        FAX;

        double share(Shares shares) {
            return shares.number("mix." + name().toLowerCase(java.util.Locale.ROOT)) / OWNERS.get(this);
        }
    }

    /** The share of people that have the way at all: their part of the mix is as much larger. */
    private static final Map<Way, Double> OWNERS = new EnumMap<>(Map.of(
            Way.VOICE,
            1.0,
            Way.WHATSAPP,
            1.0,
            Way.SMS,
            1.0,
            Way.CHAT,
            1.0,
            Way.MAIL,
            0.93,
            Way.DIRECT,
            0.55,
            Way.PUBLIC,
            0.55,
            Way.FAX,
            0.52));

    /** Issues of one person have ids from this on. */
    private static final int ISSUES_EACH = 64;

    private static final Duration SESSION = Duration.ofMinutes(12);
    /** Turns from before this, as many as a mail's references may name. */
    private static final int MAX_REFERENCES = 20;

    private record Moment(Instant at, Issue issue, int step, Way way) {}

    private final Shares shares;
    private final List<Topic> topics;
    private final Names names;
    private final Person person;
    private final Dice dice;
    private final List<Issue> issues = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final Map<String, Turn> lastAt = new HashMap<>();
    private final Map<Long, Integer> steps = new HashMap<>();

    Life(Shares shares, List<Topic> topics, Names names, Person person, long seed) {
        this.shares = shares;
        this.topics = topics;
        this.names = names;
        this.person = person;
        this.dice = Dice.of(seed, "life", person.id);
    }

    List<Turn> live() {
        boolean several = dice.chance(shares.share("issues.customers-with-several-at-once"));
        int count = several ? 2 + dice.below(3) : 1;
        Instant together = day();
        for (int i = 0; i < count; i++) {
            raise(together.plus(Duration.ofHours(dice.below(40))));
        }
        for (int i = several ? 0 : dice.poisson(shares.share("issues.more")); i > 0; i--) {
            raise(day());
        }
        moments.sort(Comparator.comparing(Moment::at));
        moments.forEach(this::turn);
        return turns;
    }

    private Instant day() {
        long from = Duration.ofDays(person.firstDay).toSeconds();
        long to = Duration.ofDays(person.lastDay).toSeconds();
        return shares.begin().plusSeconds(from + dice.below(to - from));
    }

    private Issue issue(Instant begins) {
        Topic topic = dice.pick(topics);
        Optional<Order> order = topic.refersTo().isEmpty()
                ? Optional.empty()
                : person.orders.stream()
                        .filter(o -> o.placedAt().isBefore(begins))
                        .reduce((a, b) -> b)
                        .or(() -> person.orders.stream().findFirst());
        Issue issue = new Issue(
                person.id * ISSUES_EACH + issues.size(),
                person,
                topic,
                order,
                dice.pick(names.list("products")).replace('_', ' '),
                50 + dice.below(4000),
                2 + dice.below(12));
        issues.add(issue);
        return issue;
    }

    private void raise(Instant begins) {
        if (issues.size() >= ISSUES_EACH / 2) {
            return;
        }
        Issue issue = issue(begins);
        Weights contactsOfAnIssue = shares.weights("issues.contacts");
        int contacts = contactsOfAnIssue.draw(dice);
        // Only what has two contacts or more can hop.
        boolean hops = dice.chance(shares.share("issues.hopping") / (1 - contactsOfAnIssue.shareOf(1)));
        Way way = way();
        Instant at = begins;
        int hopAt = contacts > 1 ? 1 + dice.below(contacts - 1) : 0;
        for (int step = 0; step < contacts; step++) {
            if (step > 0) {
                boolean quickly = way == Way.CHAT && dice.chance(shares.share("chat.same-session"));
                double days = (double) issue.topic().days() / contacts;
                at = at.plusSeconds(quickly ? 60 + dice.below(500) : 600 + (long) (dice.exponential(days) * 86_400));
                if (hops && (step == hopAt || dice.chance(0.4))) {
                    way = other(way);
                }
            }
            moments.add(new Moment(at, issue, step, way));
        }
    }

    private boolean has(Way way) {
        return switch (way) {
            case MAIL -> !person.emails.isEmpty();
            case DIRECT, PUBLIC -> !person.socials.isEmpty();
            case FAX -> person.landline.isPresent() || person.switchboard.isPresent();
            default -> true;
        };
    }

    private Way way() {
        double all = 0;
        for (Way way : Way.values()) {
            all += has(way) ? way.share(shares) : 0;
        }
        double at = dice.uniform() * all;
        for (Way way : Way.values()) {
            at -= has(way) ? way.share(shares) : 0;
            if (at < 0) {
                return way;
            }
        }
        return Way.VOICE;
    }

    private Way other(Way than) {
        for (int i = 0; i < 20; i++) {
            Way way = way();
            if (way != than) {
                return way;
            }
        }
        return than == Way.VOICE ? Way.SMS : Way.VOICE;
    }

    private void turn(Moment moment) {
        Issue issue = moment.issue();
        int step = steps.merge(issue.id(), 1, Integer::sum) - 1;
        Optional<Turn> before = turns.stream().filter(t -> t.issue() == issue).reduce((a, b) -> b);
        String id = person.id + "-" + turns.size();
        Optional<Social> social = person.socials.isEmpty()
                ? Optional.empty()
                : Optional.of(person.socials.get(dice.chance(0.8) ? 0 : dice.below(person.socials.size())));
        Entrance entrance = entrance(moment.way(), social);
        Optional<String> address = address(entrance, social, before, moment.at());
        boolean sameSession = entrance == Entrance.CHAT
                && before.filter(b -> b.address().equals(address)).isPresent();
        boolean signedIn = sameSession ? before.map(Turn::signedIn).orElse(false) : signsIn(entrance);
        Optional<Turn> parent = parent(entrance, issue, address);
        String thread = thread(entrance, id, address, parent);
        List<String> references = new ArrayList<>();
        if (entrance == Entrance.MAIL) {
            parent.ifPresent(p -> references.addAll(p.references()
                    .subList(
                            Math.max(0, p.references().size() - MAX_REFERENCES),
                            p.references().size())));
            parent.ifPresent(p -> references.add(p.externalId()));
        }
        Optional<String> cited = step > 0 && dice.chance(shares.share("text.case-number"))
                ? before.map(Turn::externalId)
                : Optional.empty();
        Optional<Issue> second = second(issue, moment.at());
        second.ifPresent(s -> steps.merge(s.id(), 1, Integer::sum));
        Turn turn = new Turn(
                entrance.channel() + "-" + id,
                moment.at(),
                person,
                entrance,
                address,
                issue,
                step,
                second,
                cited,
                thread,
                parent,
                references,
                signedIn,
                Trouble.NONE,
                Optional.empty());
        turns.add(turn);
        lastAt.put(key(entrance, address, issue), turn);
        lastAt.put(entrance.channel(), turn);
    }

    /** Whether the channel knows who it is: by the account on the brand's site, or, on the telephone, by a number and its PIN. */
    private boolean signsIn(Entrance entrance) {
        return switch (entrance) {
            case VOICE -> dice.chance(shares.share("voice.customer-number-checked"));
            case CHAT -> hasLoginFor("chat.signed-in");
            case WHATSAPP -> hasLoginFor("whatsapp.signed-in");
            case X_DIRECT, INSTAGRAM_DIRECT, FACEBOOK_DIRECT -> hasLoginFor("direct.signed-in");
            default -> false;
        };
    }

    /** Only who has a log-in uses it, and so much more often than the share of all says. */
    private boolean hasLoginFor(String share) {
        return person.login.isPresent() && dice.chance(shares.share(share) / shares.share("people.login"));
    }

    private static String key(Entrance entrance, Optional<String> address, Issue issue) {
        return entrance + "/" + address.orElse("") + "/" + issue.id();
    }

    /** What it answers: the same matter's last contact on the channel, or, wrongly kept going, that of another matter. */
    private Optional<Turn> parent(Entrance entrance, Issue issue, Optional<String> address) {
        Optional<Turn> same = Optional.ofNullable(lastAt.get(key(entrance, address, issue)));
        return switch (entrance) {
            case MAIL -> {
                if (same.isPresent()) {
                    yield same.filter(s -> dice.chance(shares.share("mail.reply")));
                }
                yield dice.chance(shares.share("mail.old-thread-new-matter"))
                        ? Optional.ofNullable(lastAt.get(entrance.channel()))
                        : Optional.empty();
            }
            case INSTAGRAM_PUBLIC, FACEBOOK_PUBLIC, X_PUBLIC ->
                same.filter(s -> dice.chance(shares.share("post.answers-own")));
            default -> Optional.empty();
        };
    }

    private String thread(Entrance entrance, String id, Optional<String> address, Optional<Turn> parent) {
        return switch (entrance) {
            case MAIL, INSTAGRAM_PUBLIC, FACEBOOK_PUBLIC, X_PUBLIC ->
                parent.map(Turn::thread).orElse(entrance.channel() + "-" + id);
            case VOICE, FAX -> entrance.channel() + "-" + id;
            default -> entrance.channel() + "-with-" + address.orElse(id);
        };
    }

    private Entrance entrance(Way way, Optional<Social> social) {
        return switch (way) {
            case VOICE -> Entrance.VOICE;
            case WHATSAPP -> Entrance.WHATSAPP;
            case SMS -> Entrance.SMS;
            case CHAT -> Entrance.CHAT;
            case MAIL -> Entrance.MAIL;
            case DIRECT, PUBLIC -> Entrance.of(social.orElseThrow().platform(), way == Way.PUBLIC);
            case FAX -> Entrance.FAX;
        };
    }

    private Optional<String> address(Entrance entrance, Optional<Social> social, Optional<Turn> before, Instant at) {
        return switch (entrance) {
            case VOICE -> dice.chance(shares.share("voice.withheld")) ? Optional.empty() : Optional.of(caller());
            case WHATSAPP -> Optional.of(person.mobiles.get(0));
            case SMS -> Optional.of(usual(person.mobiles));
            case CHAT ->
                before.filter(b -> b.entrance() == Entrance.CHAT)
                        .filter(b -> Duration.between(b.at(), at).compareTo(SESSION) < 0)
                        .flatMap(Turn::address)
                        .or(() -> Optional.of("s-" + person.id + "-" + turns.size()));
            case MAIL -> Optional.of(usual(person.emails));
            case FAX -> person.switchboard.or(() -> person.landline);
            default -> social.map(Social::id);
        };
    }

    private String caller() {
        if (person.switchboard.isPresent() && dice.chance(shares.share("firm.calls-by-switchboard"))) {
            return person.switchboard.get();
        }
        return person.landline
                .filter(l -> dice.chance(shares.share("voice.landline")))
                .orElseGet(() -> usual(person.mobiles));
    }

    /** Mostly the first one. */
    private String usual(List<String> of) {
        return dice.chance(0.75) ? of.get(0) : dice.pick(of);
    }

    /** Another matter that is open now, or one that comes up only here. */
    private Optional<Issue> second(Issue issue, Instant at) {
        if (issues.size() >= ISSUES_EACH || !dice.chance(shares.share("contacts.two-topics"))) {
            return Optional.empty();
        }
        Optional<Issue> open = turns.stream()
                .filter(t -> t.issue() != issue)
                .filter(t -> Duration.between(t.at(), at).toDays()
                        < t.issue().topic().days())
                .map(Turn::issue)
                .reduce((a, b) -> b);
        return open.or(() -> Optional.of(issue(at)));
    }
}
