package io.santral.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A person's browser: one window with cookies of its own, until it is closed. Everything waits until the page is as far, with
 * a bound, so that no test sleeps.
 */
public final class Browser implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Warns of every browser newer than itself, though nothing here needs what it looks for. */
    private static final Logger CHATTER = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    static {
        CHATTER.setLevel(Level.OFF);
    }

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Opens a window of 1440 by 900 points.
     *
     * @param language what the browser asks pages for: {@code tr} or {@code en}
     */
    public static Browser open(String language) {
        Chromium.provide();
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Chromium.BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1440,900",
                "--lang=" + language);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Chromium.DRIVER.toFile())
                .withLogFile(new File("target/chromedriver.log"))
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.size(1440, 900);
        return browser;
    }

    /** Makes the window this large, in points; for a telephone 390 by 844. */
    public void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    public void go(String url) {
        driver.get(url);
    }

    /** Keycloak asks for the name on its first page and for the password on its second. */
    public void logIn(String username, String password) {
        type("#username", username);
        click("#kc-login");
        type("#password", password);
        click("#kc-login");
        until(
                "the log-in of " + username,
                page -> page.findElements(By.id("kc-login")).isEmpty());
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    public String title() {
        return driver.getTitle();
    }

    /** The first element that a CSS selector names, once it can be seen. */
    public WebElement see(String css) {
        return until("seeing " + css, ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    /** All elements that a CSS selector names now. */
    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    public boolean has(String css) {
        return !all(css).isEmpty();
    }

    /** What can be read in the first element that a CSS selector names. */
    public String read(String css) {
        return until("reading " + css, page -> {
            try {
                return page.findElement(By.cssSelector(css)).getText();
            } catch (StaleElementReferenceException e) {
                return null;
            }
        });
    }

    /** Waits until a text can be read in the first element that a CSS selector names. */
    public void awaitText(String css, String text) {
        until(
                "'" + text + "' in " + css,
                ExpectedConditions.refreshed(
                        ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text)));
    }

    /** Waits until there is none that a CSS selector names. */
    public void awaitGone(String css) {
        until(
                css + " being gone",
                page -> page.findElements(By.cssSelector(css)).isEmpty());
    }

    public void click(String css) {
        until(
                        "clicking " + css,
                        ExpectedConditions.refreshed(ExpectedConditions.elementToBeClickable(By.cssSelector(css))))
                .click();
    }

    /** Types into an emptied field. */
    public void type(String css, String text) {
        WebElement field = see(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Presses a key where the page's focus is. */
    public void press(String key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    public void reload() {
        driver.navigate().refresh();
    }

    /** Runs a script in the page and gives what it returns, or null. */
    public @Nullable Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Waits for anything else. */
    public <T> T until(String what, ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, PATIENCE)
                .pollingEvery(Duration.ofMillis(50))
                .withMessage(() -> what + " at " + driver.getCurrentUrl() + ", where is to be read: " + told())
                // The page renders its parts anew while they are looked at.
                .ignoring(StaleElementReferenceException.class)
                .until(condition);
    }

    /** The beginning of what can be read on the page: a failure that is not seen twice should say what there was instead. */
    private String told() {
        Object text = driver.executeScript("return document.body ? document.body.innerText : ''");
        String all = String.valueOf(text).replaceAll("\\s+", " ");
        return all.substring(0, Math.min(all.length(), 1500));
    }

    /** What the page complained of since the last look: script errors, refused contents, failed requests. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** Takes a picture to {@code target/pictures/<name>.png}. */
    public Path picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            return Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
