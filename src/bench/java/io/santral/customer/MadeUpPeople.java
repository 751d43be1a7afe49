package io.santral.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * People of an invented brand, each by a number and the same again at every run: names in Zipf's frequencies, so that the most
 * frequent given name is two in a hundred people's and the most frequent surname one in a hundred's; seven in ten write mails,
 * the others call; of half the town is known.
 */
final class MadeUpPeople {
    static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");

    private static final long SEED = 3;
    private static final int GIVEN = 2000;
    private static final int SURNAMES = 20_000;
    private static final int TOWNS = 81;

    private static final String[] SYLLABLES = {
        "Ay", "Meh", "Fat", "Mus", "Em", "Zey", "El", "Ha", "Hü", "Ali", "Ni", "Se", "Gül", "Yu", "Ke", "Me", "Ö", "Tu",
        "Bu", "De", "Ce", "Sü", "Er", "İb", "Ra", "Le", "Şe", "Ni", "Or", "Ve", "Ka", "Do"
    };
    private static final String[] ENDINGS = {
        "şe", "met", "ma", "tafa", "ine", "nep", "if", "tice", "seyin", "han", "hat", "lim", "suf", "nan", "ral", "mer",
        "lay", "rak", "niz", "mal", "leyman", "dem", "rahim", "mazan", "la", "nol", "gün", "rim", "kan", "sin"
    };
    private static final String[] FIRSTS = {
        "Yıl", "Kay", "De", "Şa", "Çe", "Yıldı", "Öz", "Ay", "Ars", "Do", "Kı", "As", "Çet", "Ka", "Ko", "Kur", "Pol",
                "Te", "Er",
        "Gü", "Yal", "Bul", "Ün", "Ak", "Bay", "Can", "Dur", "Ek", "Fı", "Gök", "Işı", "Kes", "Mut", "Ok", "Peh", "Sar",
                "Tun", "Uz"
    };
    private static final String[] MIDDLES = {
        "", "ma", "a", "mir", "hin", "lik", "de", "lan", "tür", "ra", "gan", "lıç", "ta", "kal"
    };
    private static final String[] LASTS = {
        "z", "oğlu", "er", "ler", "kaya", "taş", "türk", "demir", "soy", "han", "gil", "can", "el", "dağ", "su", "baş",
                "ay", "kurt",
        "man", "alp", "öz", "yurt", "bey", "sel", "tepe", "göl", "ova", "ok", "kan", "ar", "uç", "kol", "yol", "bağ",
                "ışık", "pınar",
        "gün", "tekin"
    };

    private static final double[] GIVEN_WEIGHTS = zipf(GIVEN, 0.6);
    private static final double[] SURNAME_WEIGHTS = zipf(SURNAMES, 0.65);

    private MadeUpPeople() {}

    /** Somebody. */
    record Person(long number, String name, boolean mails, boolean townKnown, int town) {
        /** Somebody's own address, or number. */
        String identifier() {
            return mails
                    ? ascii(name).replace(' ', '.') + '.' + number + "@ornek.com.tr"
                    : String.format(Locale.ROOT, "+9053%08d", number * 61_803_397L % 100_000_000L);
        }

        /** As the brand first saw them. */
        Sighting first() {
            return new Sighting(mails ? "email" : "phone", identifier(), Optional.of(name), AT, features());
        }

        /** The same, telling more. */
        Sighting first(Feature more) {
            List<Feature> all = features();
            all.add(more);
            return new Sighting(mails ? "email" : "phone", identifier(), Optional.of(name), AT, all);
        }

        /** As they log in to a chat later, having proven their address or number. */
        Sighting later(String session) {
            return new Sighting("simulator:chat", session, Optional.of(name), AT, features());
        }

        private List<Feature> features() {
            List<Feature> features = new ArrayList<>(List.of(
                    new Feature(mails ? Kind.EMAIL : Kind.PHONE, identifier(), Provenance.VERIFIED, AT),
                    new Feature(Kind.NAME, name, Provenance.CLAIMED_PRIVATE, AT)));
            if (townKnown) {
                features.add(new Feature(
                        Kind.CITY, "Belde" + (char) ('a' + town % 26) + town / 26, Provenance.CLAIMED_PRIVATE, AT));
            }
            return features;
        }
    }

    static Person person(long number) {
        SplittableRandom random = new SplittableRandom(SEED + number * 0x9E37_79B9_7F4A_7C15L);
        return new Person(
                number,
                given(draw(GIVEN_WEIGHTS, random)) + ' ' + surname(draw(SURNAME_WEIGHTS, random)),
                random.nextInt(10) < 7,
                random.nextBoolean(),
                (int) (TOWNS * Math.pow(random.nextDouble(), 2)));
    }

    private static String given(int number) {
        int pair = number % (SYLLABLES.length * ENDINGS.length);
        String ending = number >= SYLLABLES.length * ENDINGS.length ? (number % 2 == 0 ? "can" : "nur") : "";
        return SYLLABLES[pair % SYLLABLES.length]
                + ENDINGS[(pair / SYLLABLES.length + pair) % ENDINGS.length]
                + (number / (SYLLABLES.length * ENDINGS.length) > 1 ? ending + "a" : ending);
    }

    private static String surname(int number) {
        int rest = number / FIRSTS.length;
        return FIRSTS[number % FIRSTS.length]
                + MIDDLES[(rest / LASTS.length) % MIDDLES.length]
                + LASTS[(rest + number) % LASTS.length];
    }

    private static double[] zipf(int count, double exponent) {
        double[] cumulative = new double[count];
        Arrays.setAll(cumulative, i -> Math.pow(i + 1, -exponent));
        Arrays.parallelPrefix(cumulative, Double::sum);
        return cumulative;
    }

    private static int draw(double[] cumulative, SplittableRandom random) {
        int found = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found + 1, cumulative.length - 1);
    }

    private static String ascii(String name) {
        String from = "çğıöşüÇĞİÖŞÜ";
        String to = "cgiosucgiosu";
        StringBuilder plain = new StringBuilder(name.length());
        for (char letter : name.toCharArray()) {
            int at = from.indexOf(letter);
            plain.append(at < 0 ? Character.toLowerCase(letter) : to.charAt(at));
        }
        return plain.toString();
    }
}
