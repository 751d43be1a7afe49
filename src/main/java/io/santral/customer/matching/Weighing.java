package io.santral.customer.matching;

/** One decision in the making. */
final class Weighing {
    Weighing(Question question, Profile profile, Index index, Model model) {}

    Decision decide() {
        throw new UnsupportedOperationException();
    }
}
