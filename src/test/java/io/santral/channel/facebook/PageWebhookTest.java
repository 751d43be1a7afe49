package io.santral.channel.facebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.santral.channel.ConnectorContract;
import io.santral.channel.Envelope;
import io.santral.channel.InboundEvent;
import io.santral.channel.InboundEvent.Author;
import io.santral.channel.InboundEvent.Deleted;
import io.santral.channel.InboundEvent.Echo;
import io.santral.channel.InboundEvent.Edited;
import io.santral.channel.InboundEvent.Kind;
import io.santral.channel.InboundEvent.Reaction;
import io.santral.channel.InboundEvent.Received;
import io.santral.channel.InboundEvent.Unsupported;
import io.santral.channel.InboundEvent.Visibility;
import io.santral.channel.InboundEvent.VisibilityChanged;
import io.santral.channel.MalformedDelivery;
import io.santral.channel.RawRequest;
import io.santral.channel.SecretRing;
import io.santral.channel.SharedPayloads;
import io.santral.channel.Verdict;
import io.santral.channel.WebhookInbound;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageWebhookTest implements ConnectorContract {
    private static final Instant TOLD = Instant.ofEpochSecond(1_763_800_100);
    private final WebhookInbound webhook = new PageWebhook();

    @Override
    public WebhookInbound webhook() {
        return webhook;
    }

    @Override
    public RawRequest request(byte[] body, Optional<String> secret) {
        return ConnectorContract.bare(
                body,
                secret.map(s -> Map.of(PageWebhook.SIGNATURE.header(), OtherHmac.sign(s, body)))
                        .orElse(Map.of()));
    }

    @Override
    public RawRequest withSignature(RawRequest request, String signature) {
        return ConnectorContract.bare(request.body(), Map.of(PageWebhook.SIGNATURE.header(), signature));
    }

    @Override
    public String signature(RawRequest request) {
        return request.header(PageWebhook.SIGNATURE.header()).orElseThrow();
    }

    @Override
    public byte[] delivery(List<Written> written) {
        var entries = Json.createArrayBuilder();
        for (Written w : written) {
            entries.add(Json.createObjectBuilder()
                    .add("id", w.account())
                    .add("time", TOLD.getEpochSecond())
                    .add(
                            "changes",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("field", "feed")
                                            .add(
                                                    "value",
                                                    Json.createObjectBuilder()
                                                            .add("item", "comment")
                                                            .add("verb", "add")
                                                            .add("comment_id", w.id())
                                                            .add("post_id", w.account() + "_44")
                                                            .add("parent_id", w.account() + "_44")
                                                            .add("created_time", 1_763_800_000)
                                                            .add(
                                                                    "from",
                                                                    Json.createObjectBuilder()
                                                                            .add("id", w.author())
                                                                            .add("name", w.name()))
                                                            .add("message", w.text())))));
        }
        return bytes(Json.createObjectBuilder()
                .add("object", "page")
                .add("entry", entries)
                .build());
    }

    @Override
    public byte[] unknown(String account) {
        return page(account, "galaxies", "{\"item\":\"star\",\"verb\":\"explode\"}");
    }

    @Override
    public byte[] withUnknownFields(byte[] body) {
        return new String(body, UTF_8)
                .replace("{\"object\"", "{\"novelty\":[{\"a\":null}],\"object\"")
                .replace("{\"item\"", "{\"is_novel\":true,\"item\"")
                .getBytes(UTF_8);
    }

    @Override
    public byte[] reordered(byte[] body) {
        return bytes(reversed(parsed(new String(body, UTF_8))));
    }

    private static JsonValue reversed(JsonValue value) {
        if (value instanceof JsonObject object) {
            List<String> keys = new ArrayList<>(object.keySet());
            Collections.reverse(keys);
            var builder = Json.createObjectBuilder();
            keys.forEach(key -> builder.add(key, reversed(object.get(key))));
            return builder.build();
        }
        if (value instanceof JsonArray array) {
            List<JsonValue> elements = new ArrayList<>(array);
            Collections.reverse(elements);
            var builder = Json.createArrayBuilder();
            elements.forEach(e -> builder.add(reversed(e)));
            return builder.build();
        }
        return value;
    }

    private static JsonObject parsed(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** Half a surrogate pair can only be written as an escape. */
    private static byte[] bytes(JsonValue json) {
        return json.toString().replace("\uD800d", "\\ud800d").getBytes(UTF_8);
    }

    private static byte[] page(String account, String field, String value) {
        return page(account, TOLD.getEpochSecond(), field, value);
    }

    private static byte[] page(String account, long time, String field, String value) {
        return ("{\"object\":\"page\",\"entry\":[{\"id\":\"" + account + "\",\"time\":" + time
                        + ",\"changes\":[{\"field\":\"" + field + "\",\"value\":" + value + "}]}]}")
                .getBytes(UTF_8);
    }

    private List<Envelope> split(byte[] body) {
        return webhook.split(request(body, Optional.empty()));
    }

    private Envelope one(byte[] body) {
        List<Envelope> envelopes = split(body);
        assertThat(envelopes).hasSize(1);
        return envelopes.get(0);
    }

    private InboundEvent event(String field, String value) {
        return webhook.normalise(one(page("1002", field, value)));
    }

    private static String q(String json) {
        return json.replace('\'', '"');
    }

    private static RawRequest asks(String mode, String token, String challenge) {
        return new RawRequest(
                new byte[0], Map.of(), Map.of("hub.mode", mode, "hub.verify_token", token, "hub.challenge", challenge));
    }

    @Test
    void a_signature_that_openssl_made_is_genuine_in_either_case_of_its_digits() {
        // printf '{"object":"page","entry":[]}' | openssl dgst -sha256 -hmac 'sır-anahtar'
        String openssl = "e92a9566b60848b030af065b2b5243641dc686a3b53609348eb7466cbfd90e29";
        RawRequest request = ConnectorContract.bare("{\"object\":\"page\",\"entry\":[]}".getBytes(UTF_8), Map.of());
        SecretRing ring = new SecretRing(List.of("sır-anahtar"));
        assertThat(webhook.authenticate(withSignature(request, "sha256=" + openssl), ring))
                .isEqualTo(Verdict.GENUINE);
        assertThat(webhook.authenticate(
                        withSignature(request, "sha256=" + openssl.toUpperCase(java.util.Locale.ROOT)), ring))
                .isEqualTo(Verdict.GENUINE);
        assertThat(webhook.authenticate(withSignature(request, "SHA256=" + openssl), ring))
                .isEqualTo(Verdict.MALFORMED);
        assertThat(webhook.authenticate(
                        ConnectorContract.bare(
                                request.body(), Map.of("x-hub-signature", "sha1=" + openssl.substring(24))),
                        ring))
                .isEqualTo(Verdict.MISSING);
    }

    @Test
    void the_handshake_gives_the_challenge_back_to_whoever_knows_a_token() {
        SecretRing tokens = new SecretRing(List.of("yeni", "eski"));
        assertThat(webhook.handshake(asks("subscribe", "yeni", "1158201444"), tokens))
                .contains("1158201444");
        assertThat(webhook.handshake(asks("subscribe", "eski", "1158201444"), tokens))
                .contains("1158201444");
        assertThat(webhook.handshake(asks("subscribe", "yanlış", "1"), tokens)).isEmpty();
        assertThat(webhook.handshake(asks("unsubscribe", "yeni", "1"), tokens)).isEmpty();
        assertThat(webhook.handshake(asks("subscribe", "yeni", "<script> x"), tokens))
                .isEmpty();
        assertThat(webhook.handshake(asks("subscribe", "yeni", "1".repeat(257)), tokens))
                .isEmpty();
        assertThat(webhook.handshake(asks("subscribe", "", "1"), new SecretRing(List.of(""))))
                .isEmpty();
        assertThat(webhook.handshake(new RawRequest(new byte[0], Map.of(), Map.of()), tokens))
                .isEmpty();
    }

    @Test
    void a_comment_is_read_whole() {
        assertThat(
                        event(
                                "feed",
                                q(
                                        "{'item':'comment','verb':'add','comment_id':'44_55','post_id':'1002_44',"
                                                + "'parent_id':'44_50','created_time':1763800000,'from':{'id':'77','name':' Ayşe '},'message':'Bavulum?'}")))
                .isEqualTo(new Received(
                        "44_55",
                        Instant.ofEpochSecond(1_763_800_000),
                        Kind.COMMENT,
                        Visibility.PUBLIC,
                        Optional.of(Author.ofPlatform("77", Optional.of("Ayşe"))),
                        "1002_44",
                        Optional.of("44_50"),
                        List.of(),
                        "Bavulum?"));
    }

    @Test
    void what_the_page_writes_itself_is_an_echo() {
        assertThat(
                        event(
                                "feed",
                                q(
                                        "{'item':'comment','verb':'add','comment_id':'44_56','post_id':'1002_44',"
                                                + "'parent_id':'44_55','created_time':1763800000,'from':{'id':'1002'},'message':'Buyurun'}")))
                .isEqualTo(new Echo(
                        "44_56",
                        Instant.ofEpochSecond(1_763_800_000),
                        Kind.COMMENT,
                        "1002_44",
                        Optional.of("44_55"),
                        "Buyurun"));
        assertThat(event(
                        "feed",
                        q("{'item':'status','verb':'add','post_id':'1002_44','sender_id':1002,'message':'Duyuru'}")))
                .isInstanceOf(Echo.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'created_time':1763800000                 | 2025-11-22T08:26:40Z",
                "'created_time':'1763800000'               | 2025-11-22T08:26:40Z",
                "'created_time':1763800000123              | 2025-11-22T08:26:40.123Z",
                "'created_time':'2025-11-22T08:26:40+0000' | 2025-11-22T08:26:40Z",
                "'created_time':'2025-11-22T11:26:40+03:00'| 2025-11-22T08:26:40Z",
                "'created_time':null                       | 2025-11-22T08:28:20Z",
                "'created_time':'soon'                     | 2025-11-22T08:28:20Z",
                "'created_time':-5                         | 2025-11-22T08:28:20Z",
                "'created_time':1e400                      | 2025-11-22T08:28:20Z",
                "'created_time':{}                         | 2025-11-22T08:28:20Z",
                "'x':0                                     | 2025-11-22T08:28:20Z",
            })
    void times_are_read_in_every_form_and_the_entrys_stands_in(String created, Instant expected) {
        assertThat(event(
                                "feed",
                                q("{'item':'comment','verb':'add','comment_id':'44_55','post_id':'1002_44'," + created
                                        + "}"))
                        .occurredAt())
                .isEqualTo(expected);
    }

    @Test
    void a_comment_without_any_time_says_so() {
        byte[] body = q("{'object':'page','entry':[{'id':1002,'changes':[{'field':'feed','value':"
                        + "{'item':'comment','verb':'add','comment_id':'44_55'}}]}]}")
                .getBytes(UTF_8);
        assertThat(webhook.normalise(one(body)).occurredAt()).isEqualTo(InboundEvent.UNTIMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'from':{'id':9007199254740993007,'name':'A'} | 9007199254740993007 | A",
                "'from':{'id':'77','name':null}               | 77 | ~~",
                "'sender_id':9007199254740993007,'sender_name':'B' | 9007199254740993007 | B",
                "'from':null,'sender_id':'5'                  | 5 | ~~",
                "'from':'Ali','sender_id':'5','sender_name':7 | 5 | 7",
                "'from':{'name':'nobody'}                     | ~~ | ~~",
                "'from':{'id':'a b'}                          | ~~ | ~~",
                "'from':{'id':1.5}                            | ~~ | ~~",
                "'x':0                                        | ~~ | ~~",
            })
    void authors_are_read_in_every_form(String from, String id, String name) {
        Received received = (Received) event(
                "feed", q("{'item':'comment','verb':'add','comment_id':'44_55','post_id':'1002_44'," + from + "}"));
        assertThat(received.author().map(author -> author.id().value()).orElse(""))
                .isEqualTo(id);
        assertThat(received.author().flatMap(Author::name).orElse("")).isEqualTo(name);
    }

    @Test
    void changes_are_told_apart_and_count_from_the_later_time() {
        String ids = "'item':'comment','comment_id':'44_55','post_id':'1002_44','created_time':1763800000,";
        assertThat(event("feed", q("{" + ids + "'verb':'edited','message':'Yeni'}")))
                .isEqualTo(new Edited("44_55", TOLD, "Yeni"));
        assertThat(event("feed", q("{" + ids + "'verb':'edit','message':'Yeni','num_edit':'2'}")))
                .isEqualTo(new Edited("44_55", TOLD, "Yeni"));
        assertThat(event("feed", q("{" + ids + "'verb':'remove'}"))).isEqualTo(new Deleted("44_55", TOLD));
        assertThat(event("feed", q("{" + ids + "'verb':'hide'}")))
                .isEqualTo(new VisibilityChanged("44_55", TOLD, true));
        assertThat(event("feed", q("{" + ids + "'verb':'unhide'}")))
                .isEqualTo(new VisibilityChanged("44_55", TOLD, false));
        assertThat(event("feed", q("{" + ids + "'verb':'edited'}"))).isInstanceOf(Unsupported.class);
        assertThat(event("feed", q("{'item':'reaction','verb':'add','reaction_type':'love','comment_id':'44_55'}")))
                .isEqualTo(new Reaction("44_55", TOLD, "add.love"));
        assertThat(event("feed", q("{'item':'like','verb':'remove','post_id':'1002_44'}")))
                .isEqualTo(new Reaction("1002_44", TOLD, "remove.like"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "feed | {'item':'comment','comment_id':'4_5','photo':'https://x'} | 📷",
                "feed | {'item':'comment','comment_id':'4_5','video':'https://x','message':''} | 🎬",
                "feed | {'item':'comment','comment_id':'4_5','photo':'https://x','message':'Bakın'} | Bakın",
                "feed | {'item':'photo','post_id':'4_5','link':'https://x'} | 📷",
                "feed | {'item':'share','post_id':'4_5','link':'https://x'} | 🔗",
                "feed | {'item':'comment','comment_id':'4_5'} | ~~",
                "ratings | {'item':'rating','open_graph_story_id':45,'rating':3} | ★★★",
                "ratings | {'item':'rating','open_graph_story_id':45,'recommendation_type':'NEGATIVE'} | 👎",
                "ratings | {'item':'rating','open_graph_story_id':45,'rating':3,'review_text':'İyi'} | İyi",
            })
    void what_says_nothing_shows_a_sign(String field, String value, String text) {
        String added = value.replace("'item'", "'verb':'add','item'");
        assertThat(((Received) event(field, q(added))).text()).isEqualTo(text);
    }

    @Test
    void a_rating_and_the_talk_under_it_share_a_thread() {
        Received rating = (Received) event(
                "ratings",
                q("{'item':'rating','verb':'add','open_graph_story_id':904801129604590,"
                        + "'reviewer_id':705,'reviewer_name':'Oya','rating':1}"));
        Received comment = (Received) event(
                "ratings",
                q("{'item':'comment','verb':'add','comment_id':'904801129604590_9',"
                        + "'post_id':'705_904801129604590','sender_id':705}"));
        assertThat(rating.kind()).isEqualTo(Kind.REVIEW);
        assertThat(rating.author()).contains(Author.ofPlatform("705", Optional.of("Oya")));
        assertThat(comment.kind()).isEqualTo(Kind.COMMENT);
        assertThat(comment.thread()).isEqualTo(rating.thread()).isEqualTo(rating.externalId());
    }

    @Test
    void a_mention_may_come_without_its_author() {
        Received mention = (Received) event(
                "mention", q("{'item':'comment','verb':'add','comment_id':'9_8','post_id':'7_9','message':'@Kuzgun'}"));
        assertThat(mention.kind()).isEqualTo(Kind.MENTION);
        assertThat(mention.author()).isEmpty();
    }

    @Test
    void all_that_happens_to_a_comment_shares_its_posts_conversation() {
        String ids = "'item':'comment','comment_id':'44_55','post_id':'1002_44'";
        Set<String> conversations = new HashSet<>();
        for (String change : List.of(
                "{" + ids + ",'verb':'add','parent_id':'44_50','message':'x'}",
                "{" + ids + ",'verb':'edited','message':'y'}",
                "{" + ids + ",'verb':'remove'}",
                "{'item':'comment','comment_id':'44_55','verb':'hide'}",
                "{'item':'post','post_id':'1002_44','verb':'remove'}")) {
            conversations.add(one(page("1002", "feed", q(change))).conversation());
        }
        assertThat(conversations).hasSize(1);
        assertThat(conversations)
                .doesNotContain(one(page("1002", "feed", q("{'item':'post','post_id':'1002_45','verb':'remove'}")))
                        .conversation());
    }

    @Test
    void an_event_is_the_same_whenever_it_is_told_and_another_one_is_not() {
        String add = q(
                "{'item':'comment','verb':'add','comment_id':'44_55','post_id':'1002_44','created_time':1763800000,'message':'a'}");
        assertThat(dedupe(100_000_000_0L, add)).isEqualTo(dedupe(100_000_999_9L, add));
        assertThat(dedupe(1, add)).isNotEqualTo(dedupe(1, add.replace("44_55", "44_56")));
        assertThat(dedupe(1, add)).isNotEqualTo(dedupe(1, add.replace("add", "remove")));

        String edit = add.replace("\"add\"", "\"edited\"");
        assertThat(dedupe(1_763_800_100, edit)).isEqualTo(dedupe(1_763_800_100, edit.replace("edited", "edit")));
        assertThat(dedupe(1_763_800_100, edit)).isNotEqualTo(dedupe(1_763_800_200, edit));
        assertThat(dedupe(1_763_800_100, edit)).isNotEqualTo(dedupe(1_763_800_100, edit.replace("\"a\"", "\"b\"")));

        String hide = add.replace("\"add\"", "\"hide\"");
        assertThat(dedupe(1_763_800_100, hide)).isNotEqualTo(dedupe(1_763_800_200, hide));
        assertThat(dedupe(1_763_800_100, hide)).isNotEqualTo(dedupe(1_763_800_100, hide.replace("hide", "unhide")));

        String strange = q("{'item':'star','verb':'add','created_time':1763800000,'a':{'b':1,'c':2}}");
        assertThat(dedupe(1, strange))
                .isEqualTo(dedupe(2, q("{'a':{'c':2,'b':1},'verb':'add','created_time':1763800000,'item':'star'}")));
        assertThat(dedupe(1, strange)).isNotEqualTo(dedupe(1, strange.replace("1763800000", "1763800001")));
    }

    private String dedupe(long time, String value) {
        return one(page("1002", time, "feed", value)).dedupe();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"page\"",
                "{}",
                "{'object':'page'}",
                "{'object':'page','entry':null}",
                "{'object':'page','entry':{}}",
                "{'object':'page','entry':'x'}",
                "{'entry':[]",
                "{'entry':[]} {",
                "{'n':1e9999999999999}x",
            })
    void what_cannot_be_taken_apart_is_refused(String body) {
        assertThatThrownBy(() -> split(q(body).getBytes(UTF_8))).isExactlyInstanceOf(MalformedDelivery.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'object':'page','entry':[7]}                                   | ~~   | object | none",
                "{'object':'page','entry':[{'id':'1002'}]}                       | 1002 | entry without changes | none",
                "{'object':'page','entry':[{'id':'1002','changes':[null]}]}      | 1002 | null change | none",
                "{'object':'page','entry':[{'id':'1002','changes':{}}]}          | 1002 | changes no array | none",
                "{'object':'page','entry':[{'id':'1002','changes':[{'field':7,'value':[]}]}]} | 1002 | odd types | other",
                "{'object':'page','entry':[{'changes':[{'field':'feed'}]}]}      | ~~   | no id | feed",
                "{'object':'page','entry':[{'id':'a b','changes':[{'field':'feed'}]}]} | ~~ | odd id | feed",
                "{'object':'page','entry':[{'id':1002,'messaging':[{'message':{}}]}]} | 1002 | messenger | none",
                "{'object':'instagram','entry':[{'id':'5','changes':[{'field':'comments','value':{'item':'comment','verb':'add'}}]}]} | 5 | another object | object-instagram.comment.add",
                "{'entry':[{'id':'5','changes':[{'field':'feed','value':{'item':'comment','verb':'add','comment_id':'4_5'}}]}]} | 5 | no object | object-none.comment.add",
                "{'object':'page','entry':[{'id':'5','changes':[{'field':'feed','value':{'item':'comment','verb':'add'}}]}]} | 5 | no comment id | feed.comment.add",
                "{'object':'page','entry':[{'id':'5','changes':[{'field':'feed','value':{'item':'Ali 0555 123','verb':'add'}}]}]} | 5 | content as an item | feed.other.add",
                "{'object':'page','entry':[{'id':'5','changes':[{'field':'feed','value':{'item':'comment','verb':'add','comment_id':'../me'}}]}]} | 5 | a path as an id | feed.comment.add",
            })
    void everything_else_is_kept_and_named(String body, String account, String why, String what) {
        Envelope envelope = one(q(body).getBytes(UTF_8));
        assertThat(envelope.account()).as(why).isEqualTo(account);
        InboundEvent event = webhook.normalise(envelope);
        assertThat(event).as(why).isInstanceOf(Unsupported.class);
        assertThat(((Unsupported) event).what()).as(why).isEqualTo(what);
    }

    @Test
    void of_two_equal_keys_the_last_one_counts() {
        assertThat(((Edited)
                                event(
                                        "feed",
                                        q(
                                                "{'item':'comment','verb':'edited','comment_id':'4_5','message':'ilk','message':'son'}")))
                        .text())
                .isEqualTo("son");
    }

    @Test
    void bytes_that_are_no_utf_8_and_a_byte_order_mark_do_no_harm() throws IOException {
        var body = new java.io.ByteArrayOutputStream();
        body.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        String json = new String(
                page("1002", "feed", q("{'item':'comment','verb':'edited','comment_id':'4_5','message':'a~b'}")),
                UTF_8);
        for (byte b : json.getBytes(UTF_8)) {
            body.write(b == '~' ? 0xFE : b);
        }
        assertThat(((Edited) webhook.normalise(one(body.toByteArray()))).text()).isEqualTo("a\uFFFDb");
    }

    @Test
    void more_than_meta_sends_is_refused_and_as_much_as_it_sends_is_not() {
        assertThat(split(changes(1000, 1))).hasSize(1000);
        assertThatThrownBy(() -> split(changes(1001, 1))).isExactlyInstanceOf(MalformedDelivery.class);
        assertThat(split(changes(1000, 10))).hasSize(10_000);
        assertThatThrownBy(() -> split(changes(1000, 11))).isExactlyInstanceOf(MalformedDelivery.class);
        assertThatThrownBy(() -> split(changes(1, 1001))).isExactlyInstanceOf(MalformedDelivery.class);
    }

    private static byte[] changes(int each, int entries) {
        String change = "{\"field\":\"feed\"}";
        String entry = "{\"id\":\"1002\",\"changes\":[" + String.join(",", Collections.nCopies(each, change)) + "]}";
        return ("{\"object\":\"page\",\"entry\":[" + String.join(",", Collections.nCopies(entries, entry)) + "]}")
                .getBytes(UTF_8);
    }

    @Test
    void published_deliveries_of_facebook_become_what_they_say() throws IOException {
        Map<String, Integer> kinds = new TreeMap<>();
        int files = 0;
        for (Path file : SharedPayloads.json("facebook")) {
            String name = file.getFileName().toString();
            if (name.startsWith("graph-")) {
                continue;
            }
            files++;
            for (Envelope envelope : split(Files.readAllBytes(file))) {
                InboundEvent event = webhook.normalise(envelope);
                String kind = event.getClass().getSimpleName();
                kinds.merge(kind, 1, Integer::sum);
                assertThat(kind).as(name).isIn(expected(name));
                assertThat(envelope.account()).as(name).isIn("1234567890321", "0");
                assertThat(event.occurredAt()).as(name).isAfter(Instant.parse("2015-01-01T00:00:00Z"));
                assertThat(event.externalId()).as(name).isNotEmpty();
            }
        }
        assertThat(files).isGreaterThanOrEqualTo(70);
        assertThat(kinds.keySet())
                .containsExactlyInAnyOrder(
                        "Received", "Echo", "Edited", "Deleted", "VisibilityChanged", "Reaction", "Unsupported");
    }

    private static List<String> expected(String name) {
        if (name.contains("reaction") || name.contains("like")) {
            return List.of("Reaction");
        }
        if (name.matches("(feed-(comment|post|photo|video|share|status)|ratings-(comment|rating)|mention-.*)-?.*")) {
            if (name.contains("-remove")) {
                return List.of("Deleted");
            }
            if (name.contains("hide")) {
                return List.of("VisibilityChanged");
            }
            if (name.contains("-edit")) {
                return name.equals("ratings-comment-edited-25.json") ? List.of("Unsupported") : List.of("Edited");
            }
            if (name.contains("-add")) {
                return List.of("Received", "Echo");
            }
        }
        return List.of("Unsupported");
    }

    @Test
    void what_other_providers_published_is_kept_as_unsupported_or_refused() throws IOException {
        int read = 0;
        for (Path file : SharedPayloads.json("")) {
            if (file.getParent().getFileName().toString().equals("facebook")) {
                continue;
            }
            try {
                for (Envelope envelope : split(Files.readAllBytes(file))) {
                    assertThat(webhook.normalise(envelope)).as(file.toString()).isInstanceOf(Unsupported.class);
                    read++;
                }
            } catch (MalformedDelivery expected) {
                assertThat(expected).as(file.toString()).hasMessageNotContaining("{");
            }
        }
        assertThat(read).isPositive();
    }
}
