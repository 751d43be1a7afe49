package io.santral.security;

import static io.santral.security.Permission.ANSWER;
import static io.santral.security.Permission.LEAD;
import static io.santral.security.Permission.OPERATE;
import static io.santral.security.Permission.SEE_CASES;
import static io.santral.security.Permission.SEE_SERVICE;

import java.util.Arrays;

/** What a person is for one brand. */
public enum Role {
    OPERATOR,
    TEAM_LEADER,
    AGENT,
    BRAND_CLIENT;

    public boolean may(Permission permission) {
        return switch (this) {
            case OPERATOR -> in(permission, SEE_CASES, ANSWER, LEAD, SEE_SERVICE, OPERATE);
            case TEAM_LEADER -> in(permission, SEE_CASES, ANSWER, LEAD, SEE_SERVICE);
            case AGENT -> in(permission, SEE_CASES, ANSWER);
            case BRAND_CLIENT -> in(permission, SEE_SERVICE);
        };
    }

    private static boolean in(Permission permission, Permission... allowed) {
        return Arrays.asList(allowed).contains(permission);
    }
}
