package io.santral.console;

import io.santral.cases.Subjects;
import io.santral.cases.TopicView;
import io.santral.screen.BrandLook;
import io.santral.screen.Language;
import io.santral.tenancy.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a brand's topics are called, in the language of the page. */
@Named("topicNames")
@RequestScoped
public class TopicNames {
    @Inject
    Subjects subjects;

    @Inject
    Language language;

    private final Map<TenantId, Map<String, TopicView>> brands = new HashMap<>();

    /** The title of a topic of the brand; of one that it does not know any more, its id. */
    public String of(BrandLook brand, String id) {
        TopicView known = known(brand).get(id);
        return known == null ? id : title(known);
    }

    public String title(TopicView topic) {
        return language.getCode().equals("en") ? topic.english() : topic.turkish();
    }

    /** In the language that the page does not speak: who knows that name finds the topic too. */
    public String otherTitle(TopicView topic) {
        return language.getCode().equals("en") ? topic.turkish() : topic.english();
    }

    /** All of the brand's, by their titles. */
    List<TopicView> all(BrandLook brand) {
        return known(brand).values().stream()
                .sorted(Comparator.comparing(this::title, Collator.getInstance(language.getLocale())))
                .toList();
    }

    private Map<String, TopicView> known(BrandLook brand) {
        Map<String, TopicView> known = brands.get(brand.tenant());
        if (known == null) {
            known = new HashMap<>();
            for (TopicView topic : subjects.topics(brand)) {
                known.put(topic.id(), topic);
            }
            brands.put(brand.tenant(), known);
        }
        return known;
    }
}
