package io.santral.customer.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.customer.Feature;
import io.santral.customer.Kind;
import io.santral.customer.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    /** Passes the check of identity numbers and is nobody's: the digits of an order. */
    private static final String ELEVEN = "10000000146";

    private static final Patterns PATTERNS = Patterns.read(Map.of(
            "numbers",
            List.of(
                    number("order", "\\d{9,11}", "123456789"),
                    number("order", "SP-?\\d{9}", "SP-284470193"),
                    number("cargo", "\\d{12,14}", "123456789012"),
                    number("invoice", "SPT20\\d{2}\\d{9}", "SPT2026000871122"),
                    number("customer", "\\d{7}", "5518204"))));

    private static Map<String, ?> number(String number, String pattern, String example) {
        return Map.of("number", number, "pattern", pattern, "example", example);
    }

    private static List<Feature> read(String text) {
        return Reader.read(text, Provenance.CLAIMED_PRIVATE, PATTERNS, AT);
    }

    private static ListAssert<Tuple> claims(String text) {
        return assertThat(read(text).stream()
                .map(feature -> claim(feature.kind(), feature.value()))
                .toList());
    }

    private static Tuple claim(Kind kind, String value) {
        return Tuple.tuple(kind, value);
    }

    @Test
    void anAddressIsAClaimAndCarriesWhereItWasWritten() {
        assertThat(Reader.read("Adresim ayse.yilmaz+x@örnek.com.tr, yazın.", Provenance.CLAIMED_PUBLIC, PATTERNS, AT))
                .containsExactly(new Feature(Kind.EMAIL, "ayse.yilmaz+x@örnek.com.tr", Provenance.CLAIMED_PUBLIC, AT));
    }

    @Test
    void whatATextSaysIsNeverMoreThanClaimed() {
        assertThatThrownBy(() -> Reader.read("a@b.com", Provenance.VERIFIED, PATTERNS, AT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'Merhaba, adım Ayşe Yılmaz, kargom gelmedi.', Ayşe Yılmaz",
        "selam adım uğur çelikdere hediye kartım gelmedi, uğur çelikdere",
        "ben mehmet ali kaya siparişimi soracaktım, mehmet ali kaya",
        "Ben Zeynep. Siparişim gelmedi, Zeynep",
        "ADIM SOYADIM: HÜSEYİN ÖZ, HÜSEYİN ÖZ",
        "My name is John Smith. I have a question, John Smith",
        "Ben Ali Kaya'yım, Ali Kaya",
        "adım tarkan siparişim gelmedi, tarkan"
    })
    void theNameThatSomebodySaysIsTheirsIsAClaim(String text, String name) {
        claims(text).containsExactly(claim(Kind.NAME, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ben de aynı sorunu yaşıyorum",
                "Ben Ali Kaya'nın eşiyim",
                "ben ali kaya adına arıyorum",
                "Müşterimiz Ali Kaya memnun değil",
                "ben bir türlü anlamadım",
                "adım adım anlatır mısınız",
                "> Adım Ayşe Yılmaz"
            })
    void whoSpeaksOfSomebodyElseIsNotThem(String text) {
        claims(text).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gelen süt bozuk çıktı.\nSaygılarımla\nAyşe Yılmaz",
                "Gelen süt bozuk çıktı.\n\nİyi çalışmalar,\n\nAyşe Yılmaz\nSatın Alma",
                "Gelen süt bozuk çıktı.\nKolay gelsin arkadaşlar\nAyşe Yılmaz",
                "Yes, please.\nKind regards\nAyşe Yılmaz\n> Adım Mehmet Kaya",
                "Evet.\n  Ayşe Yılmaz  \n22 Kas 2026 tarihinde Destek şunları yazdı:\n> Merhaba\n> Mehmet Kaya"
            })
    void whoSignsTellsTheirName(String text) {
        claims(text).containsExactly(claim(Kind.NAME, "Ayşe Yılmaz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ayşe Yılmaz",
                "Paketi o alacak:\nAyşe Yılmaz",
                "Gelen süt bozuk.\nSaygılarımla\nYılmaz Gıda Ltd. Şti.",
                "Gelen süt bozuk.\nSaygılarımla\nAyşe Yılmaz A.Ş.",
                "Gelen süt bozuk.\nSaygılarımla\nDeniz siparişim",
                "Gelen süt bozuk.\nAyşe",
                "Bilginize.\n---------- İletilen ileti ----------\nSüt bozuk.\nSaygılarımla\nAyşe Yılmaz",
                "Bilginize.\n> Süt bozuk.\n> Saygılarımla\n> Ayşe Yılmaz"
            })
    void aNameThatNobodySignsWithIsNotTheWriters(String text) {
        claims(text).isEmpty();
    }

    @Test
    void whoIntroducesThemselvesIsNotWhoSigns() {
        claims("Ben Mehmet Kaya, süt bozuk.\nSaygılarımla\nAyşe Yılmaz")
                .containsExactly(claim(Kind.NAME, "Mehmet Kaya"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numaram sıfır beş yüz kırk iki üç yüz kırk beş altmış yedi seksen dokuz",
                "numaram sıfır 542 üç yüz kırk beş 67 seksen dokuz beni arayın",
                "NUMARAM BEŞ YÜZ KIRK İKİ ÜÇ YÜZ KIRK BEŞ ALTMIŞ YEDİ SEKSEN DOKUZ"
            })
    void aNumberThatIsSaidIsRead(String text) {
        claims(text).containsExactly(claim(Kind.PHONE, "+905423456789"));
    }

    @Test
    void aNumberThatCanBeHeardInTwoWaysIsNotGuessed() {
        claims("numaram sıfır beş yüz otuz iki yüz yirmi üç kırk beş altmış yedi")
                .isEmpty();
    }

    @Test
    void wordsThatHappenToCountAreNoNumber() {
        claims("bir iki gün içinde on beş ürün gelecekti, yüz lira iade bekliyorum")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0532 123 45 67",
                "+90 (532) 123-45-67",
                "5321234567",
                "00905321234567",
                "90 532 123 45 67",
                "0532.123.45.67",
                "o532 123 45 67",
                "O532 l23 45 67"
            })
    void aTelephoneNumberIsReadHoweverItIsWritten(String written) {
        claims("Beni " + written + " numarasından arayın").containsExactly(claim(Kind.PHONE, "+905321234567"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"444 0 333", "0850 222 33 44", "0800 211 00 11", "155"})
    void firmsNumbersAreNobodysEvidence(String written) {
        claims(written + " numaranızı aradım").isEmpty();
    }

    @Test
    void aForeignNumberIsReadWithItsCountryCode() {
        claims("my number is +49 151 23456789").containsExactly(claim(Kind.PHONE, "+4915123456789"));
    }

    @Test
    void aNumberOfDigitsIsWhatTheNearestWordSaysItIs() {
        claims("siparişim 1284470193 hâlâ gelmedi").containsExactly(claim(Kind.ORDER_NUMBER, "1284470193"));
        claims("kargo takip no: 7300218845127").containsExactly(claim(Kind.CARGO_NUMBER, "7300218845127"));
        claims("5518204 numaralı müşterinizim").containsExactly(claim(Kind.CUSTOMER_NUMBER, "5518204"));
    }

    @Test
    void withoutAWordNearItANumberOfDigitsIsNothing() {
        claims("Toplam 128447019 kişi oy kullandı").isEmpty();
        claims("sipariş verirken bir sürü sorun yaşadım ve sonunda 1284470193").isEmpty();
    }

    @Test
    void aNumberWithLettersSpeaksForItself() {
        claims("SP-284470193 nerede? bir de SPT2026000871122")
                .containsExactlyInAnyOrder(
                        claim(Kind.ORDER_NUMBER, "SP-284470193"), claim(Kind.INVOICE_NUMBER, "SPT2026000871122"));
        claims("sp-284470193").containsExactly(claim(Kind.ORDER_NUMBER, "sp-284470193"));
    }

    @Test
    void aPartOfALongerNumberIsNoNumber() {
        claims("sipariş XSP2844701931").isEmpty();
        claims("müşteri no 55182041234567890123").isEmpty();
    }

    @Test
    void anIdentityNumberThatAnOrderCouldHaveNeedsAWordThatSaysSo() {
        claims("TC kimlik numaram " + ELEVEN).containsExactly(claim(Kind.NATIONAL_ID, ELEVEN));
        claims("numaram " + ELEVEN).isEmpty();
        claims("sipariş no " + ELEVEN).containsExactly(claim(Kind.ORDER_NUMBER, ELEVEN));
        assertThat(Reader.read("numaram " + ELEVEN, Provenance.CLAIMED_PRIVATE, Patterns.NONE, AT))
                .extracting(Feature::kind)
                .containsExactly(Kind.NATIONAL_ID);
    }

    @Test
    void elevenDigitsThatFailTheCheckAreNoIdentityNumber() {
        claims("TC kimlik numaram 10000000147").isEmpty();
    }

    @Test
    void cardsAndAccountsAreNeverTaken() {
        claims("siparişi 4111 1111 1111 1111 kartımla ödedim").isEmpty();
        claims("IBAN: TR33 0006 1005 1978 6457 8413 26 iade edin").isEmpty();
    }

    @Test
    void whatOthersSaidIsNotTheWriters() {
        claims("""
                Merhaba, siparişim SP-111111111

                On Mon, 3 Nov 2026 at 10:11, Destek <destek@sepetcim.example> wrote:
                > arayın: 0532 123 45 67
                > SP-222222222
                """).containsExactly(claim(Kind.ORDER_NUMBER, "SP-111111111"));
        claims("""
                SP-111111111 hakkında
                3 Kas 2026 Sal 10:11 tarihinde Destek şunları yazdı:

                SP-222222222 ve musteri@ornek.com
                """).containsExactly(claim(Kind.ORDER_NUMBER, "SP-111111111"));
    }

    @Test
    void whatStandsBelowAQuotationIsTheWritersAgain() {
        claims("""
                Ali yazdı:
                Destek 3 Kasım tarihinde şunları yazdı:
                > SP-222222222
                Cevabım: SP-111111111
                """).containsExactly(claim(Kind.ORDER_NUMBER, "SP-111111111"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---------- Forwarded message ---------",
                "-----Özgün İleti-----",
                "---------- Yönlendirilmiş ileti ---------",
                "Begin forwarded message:",
                "Kimden: Veli <veli@ornek.com>\nGönderildi: 3 Kasım 2026",
                "From: Veli <veli@ornek.com>\nSent: Monday",
            })
    void aForwardedMailIsSomebodyElses(String head) {
        claims("Bunu aldım, bakar mısınız?\n" + head + "\nveli@ornek.com 0532 123 45 67")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- ",
                "Saygılarımla,",
                "İyi çalışmalar",
                "Best regards,",
                "Sent from my iPhone",
                "iPhone’umdan gönderildi"
            })
    void ofASignatureTheNameIsReadAndNoNumberOrAddress(String line) {
        claims("SP-111111111 gelmedi\n" + line + "\nAyşe Yılmaz\nÇınar A.Ş. 0212 555 12 12 info@cinar.example")
                .containsExactly(claim(Kind.ORDER_NUMBER, "SP-111111111"), claim(Kind.NAME, "Ayşe Yılmaz"));
    }

    @Test
    void whatStandsBehindTheBoundIsNotRead() {
        claims("a ".repeat(Reader.CHARACTERS) + "x@ornek.com").isEmpty();
    }

    @Test
    void atMostThirtyClaimsAreTaken() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append("k").append(i).append("@ornek.com ");
        }
        assertThat(read(text.toString())).hasSize(Reader.FEATURES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "9",
                "0532 ",
                "a@",
                "a@a.",
                ">",
                "-",
                "sipariş 123456789 ",
                "(",
                "+90",
                "o1l",
                "\uD83D",
                "ا"
            })
    void aMegabyteOfAnythingIsReadInBoundedTime(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        read(piece);
        long began = System.nanoTime();
        assertThat(read(text)).hasSizeLessThanOrEqualTo(Reader.FEATURES);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "sipariş ",
                "0532",
                " 123",
                "45 67",
                "@",
                "a.com",
                "\n",
                "> ",
                "-- ",
                "TR33",
                "4111 1111",
                "\uD83D",
                "\u202E",
                "İ",
                "ı",
                "SP-",
                "284470193",
                "TC ",
                ELEVEN,
                "From: x\n",
                "Sent: y\n",
                "wrote:\n",
                ".",
                "+",
                "(",
                ")",
                "o",
                "l");
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(300),
                pieces.list().ofMaxSize(40).map(list -> String.join("", list)));
    }

    @Property(tries = 500)
    void anyTextIsReadWithoutAnError(@ForAll("texts") String text) {
        assertThat(read(text)).allMatch(feature -> feature.provenance() == Provenance.CLAIMED_PRIVATE);
    }
}
