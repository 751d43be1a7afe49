package io.santral.customer;

import io.santral.customer.proof.Address;
import io.santral.customer.proof.Hmac;
import io.santral.customer.proof.OneTimeCode;
import io.santral.customer.proof.ReplyToken;
import io.santral.customer.store.CodeStore;
import io.santral.customer.store.CodeStore.Issued;
import io.santral.customer.store.CustomerStore;
import io.santral.customer.store.DecisionStore;
import io.santral.customer.store.DecisionStore.Decided;
import io.santral.customer.store.DecisionStore.Likely;
import io.santral.customer.store.VerificationStore;
import io.santral.shared.Folding;
import io.santral.shared.OwnWords;
import io.santral.tenancy.TenantKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What proves itself while people write: a one-time code that the customer gives back in the conversation, and a reply token that a
 * mail answers with. For work inside the brand's scope.
 */
@ApplicationScoped
@Transactional
public class Proofs {
    /** Public posts are held against so many codes; a brand has rarely more than a handful that count. */
    private static final int MOST_OPEN = 500;

    /** Who answers from another address has got our mail from its reader, or is its reader. */
    private static final double READ_IT = 0.6;

    private static final double READ_IT_AND_NAMED_ALIKE = 0.97;

    @Inject
    CustomerStore store;

    @Inject
    CodeStore codes;

    @Inject
    VerificationStore verifications;

    @Inject
    DecisionStore decisions;

    @Inject
    Customers customers;

    @Inject
    TenantKeys keys;

    /**
     * Looks whether what was said proves something about who said it, and does what follows.
     *
     * @return whose the identity is now
     */
    public Recognised heard(Recognised who, Heard said) {
        if (said.open()) {
            burn(said);
            return who;
        }
        readAnswer(who, said);
        boolean proven = OneTimeCode.in(OwnWords.of(said.text()))
                .filter(code -> said(who.identity(), code, said.receivedAt(), Optional.empty()))
                .isPresent();
        return proven
                ? new Recognised(
                        who.identity(),
                        customers.find(who.identity()).map(CustomerView::id).orElse(who.customer()),
                        who.reason())
                : who;
    }

    /** A code that stands where everybody reads it proves nothing any more, whoever wrote it. */
    private void burn(Heard said) {
        List<String> numbers = OneTimeCode.allIn(said.text());
        if (numbers.isEmpty()) {
            return;
        }
        for (Issued issued : codes.open(said.receivedAt(), MOST_OPEN)) {
            if (numbers.stream()
                    .anyMatch(number ->
                            issued.code().said(number, codeSecret(), said.receivedAt()) == OneTimeCode.Answer.RIGHT)) {
                codes.settle(issued.code().id(), "BURNT", said.receivedAt());
            }
        }
    }

    /**
     * Somebody says a code for the identity. If it is the right one in time, the claim is proven.
     *
     * @param person who typed it in; empty if the customer wrote it
     */
    boolean said(long identity, String code, Instant at, Optional<Long> person) {
        Optional<Issued> open = codes.lockOpen(identity);
        if (open.isEmpty()) {
            return false;
        }
        Issued issued = open.get();
        switch (issued.code().said(code, codeSecret(), at)) {
            case RIGHT -> {
                codes.settle(issued.code().id(), "PROVEN", at);
                verifications.coded(identity, issued.kind(), issued.value(), person, at);
                customers.proven(identity, new Feature(issued.kind(), issued.value(), Provenance.VERIFIED, at));
                return true;
            }
            case WRONG -> codes.missed(issued.code().id(), issued.code().tries() + 1 >= OneTimeCode.TRIES, at);
            case CLOSED -> {
                // What came too late counts nothing, and tells nothing.
            }
        }
        return false;
    }

    byte[] codeSecret() {
        return keys.secret("one-time-codes");
    }

    /** An address, as two of its spellings are counted as one. */
    byte[] addressHash(Address address) {
        return Hmac.of(
                keys.secret("one-time-code-addresses"),
                (address.kind() + "|" + address.normal()).getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever sends a code says how far it came. */
    public void delivered(long code, Delivery delivery) {
        codes.delivered(code, delivery);
    }

    /**
     * What a mail of ours carries before the sign of its Message-ID, so that an answer to it proves that it was read.
     *
     * @param interaction that it answers
     * @param identity that it goes to
     */
    public String token(long interaction, long identity, Instant at) {
        return new ReplyToken(interaction, identity, at).text(tokenSecret());
    }

    /** The interaction that we answered with the mail that this one answers, if it carries our token. */
    public OptionalLong answered(Optional<String> parent, List<String> references, Instant receivedAt) {
        return ReplyToken.answered(parent, references, tokenSecret(), receivedAt).stream()
                .mapToLong(ReplyToken::interaction)
                .findFirst();
    }

    /**
     * Whether a mail is as good as one with an aligned DMARC pass, since it answers a mail of ours to that very address, whose owner
     * was proven when we wrote.
     *
     * @param address that it says it is from
     */
    public boolean vouchesFor(String address, Optional<String> parent, List<String> references, Instant receivedAt) {
        return ReplyToken.answered(parent, references, tokenSecret(), receivedAt)
                .flatMap(token -> store.identity(token.identity()))
                .filter(seen -> seen.namespace().equals("email") && same(seen.value(), address))
                .isPresent();
    }

    /**
     * A mail answers ours. From the same address, but without a proof of the sender, it is remembered and shown, and proves nothing
     * by itself: the next one can be forged and would be the same identity's. From another address it may be the same person's, or a
     * forwarded copy was answered: a person looks. Only the first identity that answers with a token is looked at.
     */
    private void readAnswer(Recognised who, Heard said) {
        Optional<ReplyToken> token =
                ReplyToken.answered(said.parent(), said.references(), tokenSecret(), said.receivedAt());
        if (token.isEmpty()) {
            return;
        }
        Optional<CustomerStore.Seen> wrote = store.identity(who.identity());
        Optional<CustomerStore.Seen> written = store.identity(token.get().identity());
        if (wrote.isEmpty() || written.isEmpty()) {
            return;
        }
        byte[] hash = Hmac.of(tokenSecret(), token.get().text(tokenSecret()).getBytes(StandardCharsets.UTF_8));
        if (same(wrote.get().value(), written.get().value())) {
            if (wrote.get().namespace().equals("email:claimed")
                    && verifications.use(hash, who.identity(), said.receivedAt())) {
                verifications.answered(who.identity(), Kind.EMAIL, wrote.get().value(), said.receivedAt());
            }
            return;
        }
        if (verifications.use(hash, who.identity(), said.receivedAt())) {
            suggest(who, wrote.get(), written.get(), said.receivedAt());
        }
    }

    private void suggest(Recognised who, CustomerStore.Seen wrote, CustomerStore.Seen written, Instant at) {
        Optional<Long> customer = store.current(written.id());
        Optional<Boolean> alike = alike(wrote.name(), written.name());
        boolean conflict = alike.filter(same -> !same).isPresent();
        if (conflict
                || customer.isEmpty()
                || customer.get() == who.customer()
                || store.saidApart(members(who.customer()), members(customer.get()))) {
            return;
        }
        Explanation explanation = AnsweredFromElsewhere.explained(
                Masked.of(wrote.namespace(), wrote.value()),
                Masked.of(written.namespace(), written.value()),
                alike.isPresent(),
                alike.isPresent() ? READ_IT_AND_NAMED_ALIKE : READ_IT);
        decisions.overtake(who.identity(), customer.get(), at);
        long decision = decisions.add(new Decided(who.identity(), customer, explanation, at));
        decisions.suggest(who.identity(), List.of(new Likely(customer.get(), explanation.posterior(), decision)));
    }

    private List<Long> members(long customer) {
        return store.identities(customer).stream().map(CustomerStore.Seen::id).toList();
    }

    /** Whether two names have a word in common; empty if one of them is not known. */
    private static Optional<Boolean> alike(Optional<String> one, Optional<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        Set<String> words = new TreeSet<>(Folding.words(one.get()));
        List<String> others = Folding.words(other.get());
        // The calling name comes first: a common surname is a family's.
        return words.isEmpty() || others.isEmpty() ? Optional.empty() : Optional.of(words.contains(others.get(0)));
    }

    private static boolean same(String one, String other) {
        return Address.normal(Kind.EMAIL, one).equals(Address.normal(Kind.EMAIL, other));
    }

    private byte[] tokenSecret() {
        return keys.secret("reply-tokens");
    }
}
