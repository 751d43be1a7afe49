package io.santral.bench.entity;

import com.esotericsoftware.minlog.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.scify.jedai.blockbuilding.StandardBlocking;
import org.scify.jedai.blockprocessing.blockcleaning.BlockFiltering;
import org.scify.jedai.blockprocessing.blockcleaning.SizeBasedBlockPurging;
import org.scify.jedai.blockprocessing.comparisoncleaning.CardinalityNodePruning;
import org.scify.jedai.datamodel.AbstractBlock;
import org.scify.jedai.datamodel.EntityProfile;
import org.scify.jedai.datamodel.SimilarityPairs;
import org.scify.jedai.entitymatching.ProfileMatcher;
import org.scify.jedai.utilities.enumerations.RepresentationModel;
import org.scify.jedai.utilities.enumerations.SimilarityMetric;
import org.scify.jedai.utilities.enumerations.WeightingScheme;

/** JedAI 3.1: blocks of words, meta-blocking, cosine of character bigrams. It sees all records at once. */
public final class JedaiPeer {
    private static final float KEPT = 0.8f;

    private JedaiPeer() {}

    public static Pairs resolve(Register register) {
        Log.set(Log.LEVEL_NONE);
        List<EntityProfile> profiles = new ArrayList<>();
        for (Map<String, String> row : register.rows()) {
            EntityProfile profile = new EntityProfile(Integer.toString(profiles.size()));
            row.forEach((column, value) -> {
                if (!column.equals("rec_id") && !column.equals("unique_id") && !column.equals("cluster")) {
                    profile.addAttribute(column, value);
                }
            });
            profiles.add(profile);
        }
        List<AbstractBlock> blocks = new StandardBlocking().getBlocks(profiles);
        blocks = new SizeBasedBlockPurging().refineBlocks(blocks);
        blocks = new BlockFiltering(KEPT).refineBlocks(blocks);
        blocks = new CardinalityNodePruning(WeightingScheme.ECBS).refineBlocks(blocks);
        SimilarityPairs found = new ProfileMatcher(
                        profiles, RepresentationModel.CHARACTER_BIGRAMS_TF_IDF, SimilarityMetric.COSINE_SIMILARITY)
                .executeComparisons(blocks);
        Pairs pairs = new Pairs();
        for (int i = 0; i < found.getNoOfComparisons(); i++) {
            pairs.add(found.getEntityIds1()[i], found.getEntityIds2()[i], found.getSimilarities()[i]);
        }
        return pairs;
    }
}
