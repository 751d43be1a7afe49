package io.santral.stream;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What nobody but the generator and the evaluator knows of a contact.
 *
 * @param customer who wrote
 * @param issues the matter that it is about; two if it is about two, the first one first
 * @param victim whom an attack pretends to be, or whose numbers stand in it by mistake
 * @param clues what it rightly tells of its writer
 * @param provable whether the writer would answer a one-time code that is sent to what the contact claims as their own
 */
public record Truth(
        long customer, List<Long> issues, Trouble trouble, OptionalLong victim, Set<Clue> clues, boolean provable) {
    public Truth {
        issues = List.copyOf(issues);
        clues = Set.copyOf(clues);
    }
}
