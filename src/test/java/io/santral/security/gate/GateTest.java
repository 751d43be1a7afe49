package io.santral.security.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.santral.audit.Audit;
import io.santral.cases.CaseRef;
import io.santral.security.Actor;
import io.santral.security.Actors;
import io.santral.security.NotLoggedIn;
import io.santral.security.Permission;
import io.santral.security.Requires;
import io.santral.security.Role;
import io.santral.shared.NotThere;
import io.santral.shared.StoreFailure;
import io.santral.tenancy.OfTenant;
import io.santral.tenancy.PersonScope;
import io.santral.tenancy.TenantId;
import io.santral.tenancy.TenantScope;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final TenantId OWN = new TenantId(1);
    private static final TenantId OTHER = new TenantId(2);

    private final List<String> entries = new ArrayList<>();

    @AfterEach
    void nothingStaysOpen() {
        assertThat(TenantScope.open()).isEmpty();
        assertThat(PersonScope.open()).isEmpty();
    }

    @Test
    void whoHoldsTheGrantGoesThroughInsideBothScopes() throws Exception {
        Object result = pass(Role.AGENT, "answer", new CaseRef(OWN, 7), () -> {
            assertThat(TenantScope.current()).isEqualTo(OWN);
            assertThat(PersonScope.open()).hasValue(42);
            return "done";
        });
        assertThat(result).isEqualTo("done");
    }

    @Test
    void whatLostADeadlockIsDoneAgainAsAWhole() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Object result = pass(Role.AGENT, "answer", new CaseRef(OWN, 7), () -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException(
                        "at commit", new StoreFailure(new SQLException("deadlock", "40001", 1213)));
            }
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(tries).hasValue(3);
    }

    @Test
    void whatKeepsLosingAndWhatFailsOtherwiseIsToldAndNotTriedForEver() {
        for (Map.Entry<Integer, Integer> triesOfCode :
                Map.of(1213, 5, 1205, 1, 1062, 1).entrySet()) {
            AtomicInteger tries = new AtomicInteger();
            assertThatExceptionOfType(StoreFailure.class)
                    .isThrownBy(() -> pass(Role.AGENT, "answer", new CaseRef(OWN, 7), () -> {
                        tries.incrementAndGet();
                        throw new StoreFailure(new SQLException("no", "HY000", triesOfCode.getKey()));
                    }));
            assertThat(tries).hasValue(triesOfCode.getValue());
        }
    }

    @Test
    void insideOtherWorkOfTheBrandNothingIsDoneTwice() {
        AtomicInteger tries = new AtomicInteger();
        assertThatExceptionOfType(StoreFailure.class)
                .isThrownBy(() -> TenantScope.call(
                        OWN,
                        () -> pass(Role.AGENT, "answer", new CaseRef(OWN, 7), () -> {
                            tries.incrementAndGet();
                            throw new StoreFailure(new SQLException("deadlock", "40001", 1213));
                        })));
        assertThat(tries).hasValue(1);
    }

    @Test
    void aThingOfAnotherBrandIsNotThere() {
        assertClosed(Role.OPERATOR, "answer", new CaseRef(OTHER, 7));
    }

    @Test
    void theRoleDecidesWithinTheBrand() {
        assertClosed(Role.BRAND_CLIENT, "answer", new CaseRef(OWN, 7));
        assertClosed(Role.AGENT, "service", new CaseRef(OWN, 7));
        assertClosed(Role.TEAM_LEADER, "operate", new CaseRef(OWN, 7));
    }

    @Test
    void theBrandsClientSeesTheService() throws Exception {
        assertThat(pass(Role.BRAND_CLIENT, "service", new CaseRef(OWN, 7), () -> "figures"))
                .isEqualTo("figures");
    }

    @Test
    void withoutAnyGrantNothingIsThere() {
        Actors nobody = actors(new Actor(42, "elif", "Elif", true, "tr", Map.of()));
        assertThatExceptionOfType(NotThere.class)
                .isThrownBy(() -> gate(nobody).pass(call("answer", new CaseRef(OWN, 7), GateTest::reached)));
    }

    @Test
    void whoIsNotLoggedInDoesNotReachTheQuestion() {
        Actors nobody = new Actors() {
            @Override
            public Actor current() {
                throw new NotLoggedIn();
            }
        };
        assertThatExceptionOfType(NotLoggedIn.class)
                .isThrownBy(() -> gate(nobody).pass(call("answer", new CaseRef(OWN, 7), GateTest::reached)));
    }

    @Test
    void scopesCloseWhenTheWorkFails() {
        assertThatExceptionOfType(java.io.IOException.class)
                .isThrownBy(() -> pass(Role.AGENT, "answer", new CaseRef(OWN, 7), () -> {
                    throw new java.io.IOException("planted");
                }));
    }

    @Test
    void insideOneBrandsWorkNoDoorLeadsToAnother() throws Exception {
        Actors both = actors(
                new Actor(42, "elif", "Elif", true, "tr", Map.of(OWN, Set.of(Role.AGENT), OTHER, Set.of(Role.AGENT))));
        InvocationContext inner = call("answer", new CaseRef(OTHER, 7), GateTest::reached);
        InvocationContext outer =
                call("answer", new CaseRef(OWN, 7), () -> gate(both).pass(inner));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> gate(both).pass(outer));
    }

    @Test
    void theFirstThingOfABrandNamesIt() {
        assertThatExceptionOfType(NotThere.class)
                .isThrownBy(() -> gate(elif(Role.AGENT))
                        .pass(call(
                                "move",
                                new Object[] {"a note", new CaseRef(OTHER, 1), new CaseRef(OWN, 2)},
                                () -> "")));
    }

    @Test
    void aDeedIsWrittenDownAfterItIsDone() throws Exception {
        trail("answer", () -> "done");
        assertThat(entries).containsExactly("case.answered case:" + new CaseRef(OWN, 7).number() + " 42");
    }

    @Test
    void whatFailedOrIsNotToBeRecordedLeavesNoEntry() throws Exception {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> trail("answer", () -> {
                    throw new IllegalArgumentException("planted");
                }));
        trail("service", () -> "figures");
        assertThat(entries).isEmpty();
    }

    @Test
    void aPermissionWithoutABrandIsAFaultOfTheDeployment() {
        assertThat(Rule.faults(Brandless.class))
                .singleElement()
                .asString()
                .contains("Brandless.all")
                .contains("no OfTenant argument");
        assertThat(Rule.faults(BrandlessByType.class))
                .singleElement()
                .asString()
                .contains("BrandlessByType.all");
    }

    @Test
    void anAuditedDeedWithoutATransactionIsAFaultOfTheDeployment() {
        assertThat(Rule.faults(Untransacted.class)).singleElement().asString().contains("not @Transactional");
    }

    @Test
    void aWellDeclaredFacadeHasNoFault() {
        assertThat(Rule.faults(Facade.class)).isEmpty();
    }

    private Object pass(Role role, String method, OfTenant thing, Callable<?> work) throws Exception {
        return gate(elif(role)).pass(call(method, thing, work));
    }

    private void assertClosed(Role role, String method, OfTenant thing) {
        assertThatExceptionOfType(NotThere.class).isThrownBy(() -> pass(role, method, thing, GateTest::reached));
    }

    private void trail(String method, Callable<?> work) throws Exception {
        Trail trail = new Trail();
        trail.audit = new Audit() {
            @Override
            public void record(String action, String subject, long person) {
                entries.add(action + " " + subject + " " + person);
            }
        };
        PersonScope.call(42, () -> TenantScope.call(OWN, () -> trail.keep(call(method, new CaseRef(OWN, 7), work))));
    }

    private static Object reached() {
        throw new AssertionError("the gate let it through");
    }

    private static Gate gate(Actors actors) {
        Gate gate = new Gate();
        gate.actors = actors;
        return gate;
    }

    private static Actors elif(Role role) {
        return actors(new Actor(42, "elif", "Elif", true, "tr", Map.of(OWN, Set.of(role))));
    }

    private static Actors actors(Actor actor) {
        return new Actors() {
            @Override
            public Actor current() {
                return actor;
            }
        };
    }

    private static InvocationContext call(String method, OfTenant thing, Callable<?> work) {
        return call(method, new Object[] {thing}, work);
    }

    private static InvocationContext call(String name, Object[] arguments, Callable<?> work) {
        Method method = Arrays.stream(Facade.class.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return (InvocationContext) Proxy.newProxyInstance(
                GateTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, asked, args) -> switch (asked.getName()) {
                    case "getMethod" -> method;
                    case "getParameters" -> arguments;
                    case "proceed" -> work.call();
                    default -> throw new UnsupportedOperationException(asked.getName());
                });
    }

    @Transactional
    static class Facade {
        @Requires(value = Permission.ANSWER, audit = "case.answered")
        public void answer(CaseRef ref) {}

        @Requires(Permission.SEE_SERVICE)
        public void service(OfTenant brand) {}

        @Requires(Permission.OPERATE)
        public void operate(OfTenant brand) {}

        @Requires(Permission.ANSWER)
        public void move(String note, CaseRef from, CaseRef to) {}

        void own() {}
    }

    static class Brandless {
        @Requires(Permission.SEE_CASES)
        public void all(String filter) {}
    }

    @Requires(Permission.SEE_CASES)
    static class BrandlessByType {
        public void all() {}
    }

    static class Untransacted {
        @Requires(value = Permission.ANSWER, audit = "case.answered")
        public void answer(CaseRef ref) {}
    }
}
