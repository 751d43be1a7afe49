package io.santral.customer.matching;

/** Decides whose an identity is. */
public final class Matcher {
    private final Keys keys;

    public Matcher(Keys keys) {
        this.keys = keys;
    }

    /** Decides; the profile itself need not be in the index, and must not be among the candidates' members. */
    public Decision decide(Profile profile, Index index, Model model) {
        return new Weighing(keys.question(profile), profile, index, model).decide();
    }
}
