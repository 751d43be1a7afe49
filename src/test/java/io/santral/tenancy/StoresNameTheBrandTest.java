package io.santral.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Every statement of the stores names the brand by itself, for each table of a brand that it reads or writes, and would keep brands
 * apart if the database's views did not. Read from the sources: the statements are text there.
 */
class StoresNameTheBrandTest {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src/main/java/io/santral");
    private static final Path MIGRATIONS =
            Path.of(System.getProperty("basedir", "."), "src/main/resources/db/migration");

    private static final Pattern WALLED =
            Pattern.compile("CREATE VIEW \\$\\{views}\\.(\\w+) AS\\s+SELECT \\* FROM \\w+ WHERE tenant_id = ");
    private static final Pattern STATEMENT = Pattern.compile("(?s)^(SELECT|INSERT|UPDATE|DELETE)\\b.*");
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:FROM|JOIN|INTO|UPDATE)\\s+([a-z_]+)(?:\\s+(?!SET|WHERE|ON|JOIN|LEFT|ORDER)([a-z]))?");

    /** By the second data source, whose views hold names and places: it is asked before anybody knows the brand. */
    private static final Set<String> OVER_BRANDS = Set.of(
            "AccountStore: SELECT tenant_id, id, channel, external_id, app, name, state = 'ACTIVE' AND tenant_state <> 'LEFT' AS"
                    + " active FROM channel_account WHERE channel = ? AND external_id = ?",
            "PersonDirectory: SELECT p.id, p.name, p.kind, p.language, g.tenant_id, g.role FROM person p LEFT JOIN person_grant g"
                    + " ON g.person_id = p.id WHERE p.username = ? AND p.state = 'ACTIVE'");

    @Test
    void everyStatementAboutABrandsTableNamesTheBrand() {
        TreeSet<String> found = new TreeSet<>();
        TreeSet<String> loose = new TreeSet<>();
        Set<String> walled = walled();
        statements().forEach(statement -> {
            String sql = statement.substring(statement.indexOf(' ') + 1);
            for (MatchResult table : TABLE.matcher(sql).results().toList()) {
                if (walled.contains(table.group(1))) {
                    found.add(statement);
                    if (!namesTheBrand(sql, table.group(1), table.group(2))) {
                        loose.add(statement);
                    }
                }
            }
        });
        assertThat(found).as("statements about tables of brands").hasSizeGreaterThan(40);
        assertThat(loose).isEqualTo(new TreeSet<>(OVER_BRANDS));
    }

    @Test
    void aStatementThatForgetsTheBrandIsFound() {
        assertThat(namesTheBrand("SELECT 1 FROM reply WHERE id = ?", "reply", null))
                .isFalse();
        assertThat(namesTheBrand("UPDATE reply SET text = ? WHERE id = ?", "reply", null))
                .isFalse();
        assertThat(namesTheBrand(
                        "SELECT 1 FROM support_case c JOIN customer u ON u.id = c.customer_id WHERE c.tenant_id = ?",
                        "customer",
                        "u"))
                .isFalse();
        assertThat(namesTheBrand("INSERT INTO reply (id, text) VALUES (?, ?)", "reply", null))
                .isFalse();
    }

    private static boolean namesTheBrand(String sql, String table, String alias) {
        if (sql.startsWith("INSERT")) {
            return Pattern.compile("INSERT INTO " + table + " \\(tenant_id, .*VALUES \\(\\?, ")
                    .matcher(sql)
                    .find();
        }
        boolean bound = Pattern.compile("tenant_id = \\?").matcher(sql).find();
        String column = alias == null ? "tenant_id" : alias + "\\.tenant_id";
        return bound
                && Pattern.compile("(?<![\\w.])" + column + " = |= " + column + "\\b")
                        .matcher(sql)
                        .find();
    }

    private static Set<String> walled() {
        Set<String> tables = new TreeSet<>();
        files(MIGRATIONS, ".sql").forEach(file -> {
            Matcher view = WALLED.matcher(read(file));
            while (view.find()) {
                tables.add(view.group(1));
            }
        });
        assertThat(tables).contains("support_case", "reply", "interaction", "customer");
        return tables;
    }

    private static List<String> statements() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> statements = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> stores = files(SOURCES, ".java")
                    .filter(file -> file.getParent().endsWith("store"))
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(stores));
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                String store = file.getFileName().toString().replace(".java", "");
                texts(unit).stream()
                        .filter(text -> STATEMENT.matcher(text).matches())
                        .map(text -> store + ": " + text.replaceAll("\\s+", " "))
                        .forEach(statements::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return statements;
    }

    /** The texts that the source puts together, largest first; what is not known before it runs stands as a question mark. */
    private static List<String> texts(CompilationUnitTree unit) {
        Map<String, String> constants = new HashMap<>();
        List<String> texts = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void nothing) {
                if (variable.getInitializer() != null && isText(variable.getInitializer())) {
                    constants.put(variable.getName().toString(), text(variable.getInitializer(), constants));
                    return null;
                }
                return super.visitVariable(variable, nothing);
            }
        }.scan(unit, null);
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitVariable(VariableTree variable, Void nothing) {
                // A constant is looked at where it is used: it may be the beginning of a statement only.
                return constants.containsKey(variable.getName().toString())
                        ? null
                        : super.visitVariable(variable, nothing);
            }

            @Override
            public Void visitBinary(BinaryTree sum, Void nothing) {
                if (sum.getKind() == Tree.Kind.PLUS) {
                    texts.add(text(sum, constants));
                    return null;
                }
                return super.visitBinary(sum, nothing);
            }

            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                if (literal.getValue() instanceof String text) {
                    texts.add(text);
                }
                return null;
            }
        }.scan(unit, null);
        return texts;
    }

    private static boolean isText(ExpressionTree expression) {
        return expression.getKind() == Tree.Kind.STRING_LITERAL
                || (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS);
    }

    private static String text(ExpressionTree expression, Map<String, String> constants) {
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return text(sum.getLeftOperand(), constants) + text(sum.getRightOperand(), constants);
        }
        if (expression instanceof ParenthesizedTree brackets) {
            return text(brackets.getExpression(), constants);
        }
        if (expression instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            return text;
        }
        return expression instanceof IdentifierTree name
                ? constants.getOrDefault(name.getName().toString(), "?")
                : "?";
    }

    private static Stream<Path> files(Path root, String ending) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
