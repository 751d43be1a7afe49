package io.santral.customer.matching;

import io.santral.customer.Provenance;
import io.santral.customer.matching.Index.Filing;
import io.santral.customer.matching.Index.Probe;
import io.santral.customer.matching.form.Handle;
import io.santral.customer.matching.form.Likeness;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What identities are found by. Every key is hashed with the brand's secret: equal values of two brands share no key.
 *
 * <p>What somebody claims is never filed as theirs: a claimed identifier finds its owner, and does not find or count who claimed it. It is
 * filed as a claim, under a key of its own kind, so that who proves it later can be asked about it; another claim does not find it.
 */
public final class Keys {
    private static final int SHORTEST_MAILBOX = 6;
    private static final Set<Short> IDENTIFYING = Arrays.stream(KeyType.values())
            .filter(KeyType::identifies)
            .map(KeyType::code)
            .collect(Collectors.toUnmodifiableSet());
    private static final Aspect[] NAMES = {Aspect.GIVEN, Aspect.SURNAME, Aspect.FURTHER_NAME};

    private final SipHash hash;

    /** With the brand's secret of 16 bytes. */
    public Keys(byte[] secret) {
        this.hash = new SipHash(secret);
    }

    /** What to ask the index about a profile: some 12 to 20 probes. */
    public List<Probe> probes(Profile profile) {
        return question(profile).probes();
    }

    /** What the index keeps of a profile. */
    public Filing filed(Profile profile) {
        Traits traits = profile.traits();
        Collector filed = new Collector(traits, false);
        filed.collect();
        String name = cut(traits.first(Aspect.GIVEN), 4) + ' ' + cut(traits.first(Aspect.SURNAME), 4);
        return new Filing(List.copyOf(filed.probes), name.length() == 1 ? 0 : hash.of(bytes(KeyType.NAME, name)));
    }

    /** The keys by which two may be merged without a person's word: of addresses, numbers, accounts; not of names and places. */
    public static List<Index.Key> identifying(Filing filing) {
        return filing.keys().stream()
                .map(Probe::key)
                .filter(key -> IDENTIFYING.contains(key.type()))
                .toList();
    }

    Question question(Profile profile) {
        Collector asked = new Collector(profile.traits(), true);
        asked.collect();
        return new Question(asked.probes, asked.counted);
    }

    /** What tells how frequent the profile's values are, and finds nobody. */
    Question counts(Profile profile) {
        Collector asked = new Collector(profile.traits(), true);
        asked.identifiers();
        asked.counts();
        return new Question(
                asked.probes.stream().map(probe -> new Probe(probe.key(), 0)).toList(), asked.counted);
    }

    private static byte[] bytes(KeyType type, String value) {
        return ((char) type.code() + value).getBytes(StandardCharsets.UTF_8);
    }

    private static String cut(String word, int length) {
        return word.length() <= length ? word : word.substring(0, Math.max(0, length));
    }

    /** Goes through a profile once. */
    private final class Collector {
        private final Traits traits;
        private final boolean claimed;
        private final List<Probe> probes = new ArrayList<>(24);
        private final Index.Key[][] counted = new Index.Key[Aspect.ALL.length][0];

        /** @param claimed whether what is only claimed counts too */
        Collector(Traits traits, boolean claimed) {
            this.traits = traits;
            this.claimed = claimed;
        }

        void collect() {
            identifiers();
            claims();
            names();
            places();
            counts();
        }

        private void identifiers() {
            each(Aspect.PLATFORM, KeyType.PLATFORM);
            each(Aspect.LOGIN, KeyType.LOGIN);
            each(Aspect.EMAIL, KeyType.EMAIL);
            each(Aspect.PHONE, KeyType.PHONE);
            each(Aspect.FAX, KeyType.FAX);
            each(Aspect.DEVICE, KeyType.DEVICE);
            handles();
            each(Aspect.CUSTOMER_NUMBER, KeyType.CUSTOMER_NUMBER);
            each(Aspect.ORDER, KeyType.ORDER);
            each(Aspect.NATIONAL_ID, KeyType.NATIONAL_ID);
            String given = cut(traits.first(Aspect.GIVEN), 2);
            String surname = traits.first(Aspect.SURNAME);
            for (Trait phone : traits.of(Aspect.PHONE)) {
                if (usable(phone) && !given.isEmpty()) {
                    int half = phone.value().length() - 5;
                    find(KeyType.HALF_PHONE, phone.value().substring(0, half), given);
                    find(KeyType.HALF_PHONE, phone.value().substring(half), given);
                }
            }
            for (Trait email : traits.of(Aspect.EMAIL)) {
                int mailbox = email.value().indexOf('@');
                if (usable(email) && mailbox >= SHORTEST_MAILBOX && !surname.isEmpty()) {
                    find(KeyType.MAILBOX_SURNAME, email.value().substring(0, mailbox), surname);
                }
            }
        }

        /** Found by what it looks like, so that a disguise is seen; counted so too. */
        private void handles() {
            Trait[] of = traits.of(Aspect.HANDLE);
            Index.Key[] keys = new Index.Key[of.length];
            for (int i = 0; i < of.length; i++) {
                keys[i] = key(KeyType.HANDLE, Handle.skeleton(of[i].value()), "");
                if (usable(of[i])) {
                    probes.add(new Probe(keys[i], KeyType.HANDLE.crowd()));
                }
            }
            counted[Aspect.HANDLE.ordinal()] = keys;
        }

        /** Not what the world reads, since whoever reads it can repeat it; and no register asks, for nobody is there to answer. */
        private void claims() {
            for (Aspect aspect : Aspect.SAID) {
                for (Trait trait : traits.of(aspect)) {
                    Provenance provenance = trait.provenance();
                    boolean proven = provenance == Provenance.VERIFIED || provenance == Provenance.NETWORK;
                    if (trait.worth() != Trait.Worth.NOBODY
                            && (claimed ? proven : provenance == Provenance.CLAIMED_PRIVATE)) {
                        find(KeyType.CLAIM, aspect.name(), trait.value());
                    }
                }
            }
        }

        private void names() {
            String given = traits.first(Aspect.GIVEN);
            String surname = traits.first(Aspect.SURNAME);
            String birth = traits.first(Aspect.BIRTH);
            whole(given, surname);
            // Beside a given name that is perhaps none: "simitcay", who writes as lale_ozturk.
            for (Trait spelt : traits.of(Aspect.GIVEN)) {
                if (spelt.perhaps() && !spelt.value().equals(given)) {
                    whole(spelt.value(), surname);
                }
            }
            for (Aspect aspect : NAMES) {
                for (Trait word : traits.of(aspect)) {
                    find(KeyType.NAME_WORD, word.value(), "");
                }
            }
            if (birth.length() >= 4) {
                String year = birth.substring(0, 4);
                if (!surname.isEmpty()) {
                    find(KeyType.SOUND_YEAR, Likeness.sound(surname), year);
                }
                if (birth.length() == 8) {
                    find(KeyType.BIRTH, birth, "");
                    if (!given.isEmpty()) {
                        find(KeyType.GIVEN_BIRTH, given, birth);
                    }
                }
            }
        }

        private void whole(String given, String surname) {
            if (!given.isEmpty() && !surname.isEmpty()) {
                findUnordered(KeyType.NAME, given, surname);
                findUnordered(KeyType.NAME_SOUND, Likeness.sound(given), Likeness.sound(surname));
            }
        }

        private void places() {
            String given = traits.first(Aspect.GIVEN);
            String surname = traits.first(Aspect.SURNAME);
            String birth = traits.first(Aspect.BIRTH);
            String post = traits.first(Aspect.POST_CODE);
            String place =
                    traits.has(Aspect.BIRTH_PLACE) ? traits.first(Aspect.BIRTH_PLACE) : traits.first(Aspect.CITY);
            for (Trait street : traits.of(Aspect.STREET)) {
                find(KeyType.STREET, street.value(), traits.first(Aspect.STREET_NUMBER));
            }
            if (!post.isEmpty()) {
                find(KeyType.POST_CODE, post, "");
                if (!given.isEmpty()) {
                    find(KeyType.POST_NAME, post, cut(given, 3));
                    find(KeyType.DISTRICT_SOUND, cut(post, post.length() - 3), Likeness.sound(given));
                }
                if (!surname.isEmpty()) {
                    find(KeyType.POST_NAME, post, cut(surname, 3));
                    find(KeyType.DISTRICT_SOUND, cut(post, post.length() - 3), Likeness.sound(surname));
                }
            }
            if (!place.isEmpty()) {
                if (!surname.isEmpty()) {
                    find(KeyType.NAME_PLACE, cut(surname, 4) + '/' + cut(given, 3), place);
                    find(KeyType.SURNAME_PLACE, surname, place);
                }
                if (!given.isEmpty()) {
                    find(KeyType.GIVEN_PLACE, given, place);
                }
                if (birth.length() >= 4) {
                    find(KeyType.YEAR_PLACE, birth.substring(0, 4), place);
                }
            }
        }

        private void counts() {
            each(Aspect.GIVEN, KeyType.COUNT_GIVEN);
            each(Aspect.SURNAME, KeyType.COUNT_SURNAME);
            each(Aspect.FURTHER_NAME, KeyType.COUNT_FURTHER);
            each(Aspect.BIRTH, KeyType.COUNT_BIRTH);
            each(Aspect.BIRTH_PLACE, KeyType.COUNT_BIRTH_PLACE);
            each(Aspect.STREET, KeyType.COUNT_STREET);
            each(Aspect.CITY, KeyType.COUNT_CITY);
            each(Aspect.POST_CODE, KeyType.COUNT_POST_CODE);
            each(Aspect.OCCUPATION, KeyType.COUNT_OCCUPATION);
        }

        private void each(Aspect aspect, KeyType type) {
            Trait[] of = traits.of(aspect);
            if (of.length == 0) {
                return;
            }
            Index.Key[] keys = new Index.Key[of.length];
            for (int i = 0; i < of.length; i++) {
                keys[i] = key(type, of[i].value(), "");
                // What only counts says nothing of whose it is, whatever it is worth.
                if (!type.identifies() || usable(of[i])) {
                    probes.add(new Probe(keys[i], type.crowd()));
                }
            }
            counted[aspect.ordinal()] = keys;
        }

        private boolean usable(Trait trait) {
            return trait.worth() != Trait.Worth.NOBODY
                    && (claimed || !trait.provenance().claimed());
        }

        private void findUnordered(KeyType type, String one, String other) {
            boolean ordered = one.compareTo(other) <= 0;
            find(type, ordered ? one : other, ordered ? other : one);
        }

        private void find(KeyType type, String first, String second) {
            probes.add(new Probe(key(type, first, second), type.crowd()));
        }

        private Index.Key key(KeyType type, String first, String second) {
            String text =
                    second.isEmpty() ? (char) type.code() + first : (char) type.code() + first + '\u0001' + second;
            return new Index.Key(type.code(), hash.of(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
