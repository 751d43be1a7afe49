package io.santral.bench.stream;

import java.util.Locale;

/**
 * What an evaluation found.
 *
 * @param looksPer100 contacts that an agent looked at, per hundred
 * @param nanos what the engine took in all
 * @param median nanoseconds of one contact
 * @param p99 nanoseconds that one contact in a hundred takes longer than
 */
record Report(
        long contacts, Identity identity, Matters matters, double looksPer100, long nanos, long median, long p99) {
    /**
     * Who is this?
     *
     * @param impersonations attacks that ended with their victim or anybody else
     * @param forged mails with a forged sender that ended with anybody else
     * @param f1 B-cubed over contacts, in the end
     * @param f1ByIdentity B-cubed over identities
     * @param coverage automatic merges of new identities that share a verified or network identifier with their customer
     * @param recallOfTelling of the other new identities of known customers, those that tell more than a name: is the right one
     *     among the three suggested?
     * @param recallOfAll the same of all of them
     * @param exposed contacts whose customer holds somebody else's too
     */
    record Identity(
            Rate falseMerges,
            Rate impersonations,
            Rate forged,
            double f1,
            double precision,
            double recall,
            double f1ByIdentity,
            Rate coverage,
            Rate recallOfTelling,
            Rate recallOfAll,
            Rate exposed,
            double calibrationError) {}

    /** Which matter is it? {@code f1} is of the links between contacts and cases that were begun before. */
    record Matters(
            double f1,
            Rate linkPrecision,
            Rate linkRecall,
            Rate wrongJoins,
            double f1BCubed,
            double calibrationError) {}

    String print() {
        Identity i = identity;
        Matters m = matters;
        return String.join(
                "\n",
                row("contacts", "%d", contacts),
                row(
                        "automatic false merges (goal 0.05 %, bound 0.1 %)",
                        "%.4f %% of %d, at most %.4f %% (95 %%)",
                        100 * i.falseMerges.value(),
                        i.falseMerges.all(),
                        100 * i.falseMerges.upperBound()),
                row("impersonations merged (goal 0)", "%d of %d", i.impersonations.hits(), i.impersonations.all()),
                row("forged senders with a customer", "%d of %d", i.forged.hits(), i.forged.all()),
                row(
                        "customers, B-cubed F1 (goal 0.95)",
                        "%.4f (precision %.4f, recall %.4f); by identity %.4f",
                        i.f1,
                        i.precision,
                        i.recall,
                        i.f1ByIdentity),
                row(
                        "automatic coverage (goal 0.95)",
                        "%.4f of %d new identities that share a strong identifier",
                        i.coverage.value(),
                        i.coverage.all()),
                row(
                        "suggestions, recall at 3 (goal 0.90)",
                        "%.4f of %d that tell more than a name; %.4f of all %d",
                        i.recallOfTelling.value(),
                        i.recallOfTelling.all(),
                        i.recallOfAll.value(),
                        i.recallOfAll.all()),
                row("contacts beside a foreign one", "%.4f %%", 100 * i.exposed.value()),
                row(
                        "case links, F1 (goal 0.90)",
                        "%.4f (precision %.4f, recall %.4f); B-cubed %.4f",
                        m.f1,
                        m.linkPrecision.value(),
                        m.linkRecall.value(),
                        m.f1BCubed),
                row("wrong joins (goal 1 %)", "%.4f %% of %d", 100 * m.wrongJoins.value(), m.wrongJoins.all()),
                row("calibration error", "customers %.4f, cases %.4f", i.calibrationError, m.calibrationError),
                row("agents' looks per 100 contacts", "%.1f", looksPer100),
                row(
                        "engine",
                        "%.0f contacts/s, median %.3f ms, p99 %.3f ms",
                        nanos == 0 ? 0.0 : contacts * 1e9 / nanos,
                        median / 1e6,
                        p99 / 1e6),
                "");
    }

    private static String row(String what, String form, Object... values) {
        return String.format(Locale.ROOT, "%-52s " + form, prepend(what, values));
    }

    private static Object[] prepend(String first, Object[] rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
