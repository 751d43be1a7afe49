package io.santral.tenancy.provision;

import io.santral.tenancy.file.Problem;
import io.santral.tenancy.file.Reading;
import io.santral.tenancy.file.SecretUse;
import io.santral.tenancy.file.TenantFiles;
import io.santral.tenancy.file.TenantsFolder;
import io.santral.tenancy.store.Migrations;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;

/**
 * {@code check}, {@code plan}, {@code apply} and {@code secrets} for a tenants folder, from the command line. See
 * src/docs/how-to/add-a-brand.md.
 */
public final class TenantsCommand {
    /** Done, or nothing to do. */
    static final int FINE = 0;

    /** Something is wrong; the database is unchanged (what the text says otherwise was done). */
    static final int WRONG = 1;

    /** {@code plan} found a difference. */
    static final int DIFFERENT = 2;

    private static final String USAGE = """
            Usage: tenants <command> [folder]
              check     reads and checks the files; needs nothing else
              secrets   prints the names of the secrets that the files name
              plan      prints what apply would change, and changes nothing
              apply     changes it [--take-out <alias>]... : brands that have left and have no folder any more
            The folder is SANTRAL_TENANTS if it is not given, or else ./tenants.
            The database, the keys and Keycloak are named by SANTRAL_... variables (README).
            Exit code: 0 fine, 1 wrong, 2 plan found a difference.""";

    private final Installation installation;
    private final PrintWriter out;

    TenantsCommand(Installation installation, PrintWriter out) {
        this.installation = installation;
        this.out = out;
    }

    /** Ends the process with the exit code. */
    public static void main(String[] arguments) {
        PrintStream console = System.out;
        PrintWriter out = new PrintWriter(console, true, StandardCharsets.UTF_8);
        int code = new TenantsCommand(Installation.ofEnvironment(), out).run(List.of(arguments));
        out.flush();
        System.exit(code);
    }

    int run(List<String> arguments) {
        Deque<String> words = new ArrayDeque<>(arguments);
        String command = words.isEmpty() ? "" : words.pop();
        Set<String> takeOut = new LinkedHashSet<>();
        Optional<Path> folder = Optional.empty();
        while (!words.isEmpty()) {
            String word = words.pop();
            if (word.equals("--take-out") && command.equals("apply") && !words.isEmpty()) {
                takeOut.add(words.pop());
            } else if (!word.startsWith("-") && folder.isEmpty()) {
                folder = Optional.of(Path.of(word));
            } else {
                return usage();
            }
        }
        if (!Set.of("check", "secrets", "plan", "apply").contains(command)) {
            return usage();
        }
        Optional<TenantFiles> files = read(folder.or(installation::tenants).orElse(Path.of("tenants")));
        return files.isEmpty() ? WRONG : run(command, files.get(), takeOut);
    }

    private int usage() {
        out.println(USAGE);
        return WRONG;
    }

    private Optional<TenantFiles> read(Path folder) {
        Reading reading = TenantsFolder.read(folder);
        reading.problems().forEach(out::println);
        if (!reading.problems().isEmpty()) {
            out.println("problems in " + folder + ": " + reading.problems().size() + "; nothing was changed");
        }
        return reading.files();
    }

    private int run(String command, TenantFiles files, Set<String> takeOut) {
        try {
            switch (command) {
                case "check" -> out.println("no problems in " + files.brands().size() + " brands");
                case "secrets" ->
                    files.secrets().stream().map(SecretUse::secret).distinct().forEach(out::println);
                case "plan" -> {
                    return plan(files);
                }
                default -> {
                    return apply(files, takeOut);
                }
            }
            return FINE;
        } catch (Installation.Incomplete | CannotApply e) {
            out.println(e.getMessage());
        } catch (FlywayException e) {
            out.println("the database's tables cannot be brought up to date: " + e.getMessage());
        } catch (SQLException e) {
            out.println("the database does not answer, or not as it must: " + e.getMessage());
        } catch (io.santral.tenancy.SealBroken e) {
            out.println(e.getMessage() + "; is SANTRAL_MASTER_KEY the one that the brands were applied with?");
        }
        return WRONG;
    }

    private int plan(TenantFiles files) throws SQLException {
        if (missingSecrets(files)) {
            return WRONG;
        }
        Plan plan = installation.provisioning().plan(files, Set.of());
        out.print(plan.print());
        return plan.isEmpty() ? FINE : DIFFERENT;
    }

    private int apply(TenantFiles files, Set<String> takeOut) throws SQLException {
        if (missingSecrets(files)) {
            return WRONG;
        }
        Provisioning provisioning = installation.provisioning();
        Migrations.migrate(installation.owner());
        out.print(provisioning
                .apply(files, "command " + System.getProperty("user.name"), takeOut)
                .print());
        Optional<Realm> realm = installation.realm();
        if (realm.isEmpty()) {
            out.println("SANTRAL_PROVISIONER_SECRET is not set: Keycloak was left alone");
            return FINE;
        }
        try {
            List<String> done = KeycloakSync.run(
                    realm.get(), Directory.read(installation.owner()), files.brands(), installation.secrets());
            out.println("Keycloak " + realm.get() + (done.isEmpty() ? ": nothing to do" : ""));
            done.forEach(line -> out.println("  " + line));
            return FINE;
        } catch (CannotApply e) {
            out.println("Keycloak " + realm.get() + " does not follow: " + e.getMessage()
                    + "\nthe database has been applied and stands; run apply again when Keycloak answers");
            return WRONG;
        }
    }

    private boolean missingSecrets(TenantFiles files) {
        List<Problem> missing = MissingSecrets.of(files, installation.secrets());
        missing.forEach(out::println);
        return !missing.isEmpty();
    }
}
