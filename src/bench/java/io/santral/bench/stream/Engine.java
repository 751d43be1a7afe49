package io.santral.bench.stream;

import io.santral.stream.Contact;
import io.santral.stream.Registry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is measured: an engine that takes one contact at a time. Contacts are named by their external id, customers and cases by
 * whatever the engine calls them.
 */
public interface Engine extends AutoCloseable {
    /** How an engine decided on a writer. */
    enum Outcome {
        /** The identity was known: there was nothing to decide. */
        KNOWN,
        /** A new identity, taken for a known customer without asking. */
        MERGE,
        /** A new identity of its own for now; an agent is asked whether it is one of the suggested. */
        SUGGEST,
        /** A new identity of its own. */
        APART
    }

    /** How an engine decided on a matter. */
    enum Matter {
        JOIN,
        SUGGEST,
        NEW
    }

    /** A customer or case that an agent is asked about; the likeliest first. */
    record Suggested(String id, double posterior) {}

    /**
     * What the engine made of a contact.
     *
     * @param customer whose contact it is now
     * @param posterior how sure it is of a merge, from 0 to 1; empty where it does not say
     * @param suggested at most three customers
     * @param caseId the case that it went to
     * @param casePosterior how sure it is of a join
     * @param suggestedCases at most three
     * @param caseNumber what a customer would be told; empty where it tells none
     */
    record Answer(
            Outcome outcome,
            String customer,
            OptionalDouble posterior,
            List<Suggested> suggested,
            Matter matter,
            String caseId,
            OptionalDouble casePosterior,
            List<Suggested> suggestedCases,
            Optional<String> caseNumber) {
        public Answer {
            suggested = List.copyOf(suggested);
            suggestedCases = List.copyOf(suggestedCases);
        }
    }

    /** Before the first contact: what the brand knows of its customers. */
    default void learn(Registry registry) {}

    /** Whom the engine learnt of so: the customer that has the brand's number; empty if it learns no register. */
    default Optional<String> registered(String customerNumber) {
        return Optional.empty();
    }

    Answer receive(Contact contact);

    /**
     * An agent says that the contact's writer is the customer.
     *
     * @return what the engine asks thereupon about the contact's case: at most three of the customer's older ones
     */
    List<Suggested> confirm(String contact, String customer);

    /** An agent says that the contact's writer is not. */
    void refuse(String contact, String customer);

    /** An agent says that the contact belongs to the case. */
    void confirmCase(String contact, String caseId);

    /** An agent says that it does not. */
    void refuseCase(String contact, String caseId);

    /** An agent merges the customers of two contacts by hand. */
    void merge(String first, String second);

    /** An agent takes the writers of two contacts apart. */
    void split(String first, String second);

    /** Whose the contact is by now. */
    String customerOf(String contact);

    /** Which cases it belongs to by now. */
    Set<String> casesOf(String contact);

    @Override
    default void close() {}
}
