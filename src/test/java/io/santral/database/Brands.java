package io.santral.database;

import io.santral.cases.CaseRef;
import io.santral.shared.Ids;
import io.santral.tenancy.TenantId;

/** Prepares brands, people and cases as the owner, behind the walls. */
public final class Brands {
    private static final TestDatabase DATABASE = TestDatabase.instance();

    private Brands() {}

    /** A brand with one page and one customer, each with the brand's id. */
    public static TenantId brand() {
        long id = Ids.next();
        DATABASE.run(
                "INSERT INTO tenant VALUES (%1$d, 'b%1$d', 'Brand %1$d', 'ACTIVE', UTC_TIMESTAMP());\n".formatted(id)
                        + "INSERT INTO channel_account VALUES (%1$d, %1$d, 'facebook', 'page-%1$d', 'santral', 'Page', 'ACTIVE');\n"
                                .formatted(id)
                        + "INSERT INTO customer VALUES (%1$d, %1$d, 'Ayşe', UTC_TIMESTAMP());\n".formatted(id));
        return new TenantId(id);
    }

    public static CaseRef openCase(TenantId brand) {
        CaseRef ref = new CaseRef(brand, Ids.next());
        DATABASE.run(
                ("INSERT INTO support_case (tenant_id, id, customer_id, account_id, state, title, opened_at, last_at, version)"
                                + " VALUES (%1$d, %2$d, %1$d, %1$d, 'OPEN', 'Bavulum nerede?', UTC_TIMESTAMP(), UTC_TIMESTAMP(), 1);\n")
                        .formatted(brand.value(), ref.id()));
        return ref;
    }

    public static long person() {
        long id = Ids.next();
        DATABASE.run("INSERT INTO person (id, username, name, kind) VALUES (%1$d, 'p%1$d', 'Person %1$d', 'STAFF');\n"
                .formatted(id));
        return id;
    }

    public static void grant(long person, TenantId brand, String role) {
        DATABASE.run("INSERT INTO person_grant VALUES (%d, %d, '%s');\n".formatted(brand.value(), person, role));
    }

    public static long pool() {
        long id = Ids.next();
        DATABASE.run("INSERT INTO pool VALUES (%1$d, 'pool%1$d', 'Pool %1$d');\n".formatted(id));
        return id;
    }

    public static void serves(long pool, TenantId brand, int priority) {
        DATABASE.run("INSERT INTO pool_tenant VALUES (%d, %d, %d);\n".formatted(brand.value(), pool, priority));
    }

    public static void belongs(long person, long pool) {
        DATABASE.run("INSERT INTO pool_member VALUES (%d, %d);\n".formatted(pool, person));
    }
}
