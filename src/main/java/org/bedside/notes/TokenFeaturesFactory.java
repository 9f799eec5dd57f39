package org.bedside.notes;

import java.util.List;
import opennlp.tools.util.ext.ExtensionLoader;
import opennlp.tools.util.featuregen.AdaptiveFeatureGenerator;
import opennlp.tools.util.featuregen.GeneratorFactory;

/** Gives OpenNLP the features of tokens; public and named in the model, because OpenNLP makes it by its name. */
public final class TokenFeaturesFactory extends GeneratorFactory.AbstractXmlFeatureGeneratorFactory {

    /** The descriptor by which a model asks for these features. */
    public static final String DESCRIPTOR = "<featureGenerators cache=\"false\" name=\"bedside\">"
            + "<generator class=\"" + TokenFeaturesFactory.class.getName() + "\"/></featureGenerators>";

    /** Lets OpenNLP make this class by its name; to be called before a model is trained or loaded. */
    public static void register() {
        ExtensionLoader.registerAllowedPackage(TokenFeaturesFactory.class.getPackageName());
    }

    @Override
    public AdaptiveFeatureGenerator create() {
        return new Generator();
    }

    /** Computes the features of a sentence once, though a search asks for them several times; of one thread only. */
    private static final class Generator implements AdaptiveFeatureGenerator {

        private String[] words = {};
        private List<List<String>> features = List.of();

        @Override
        @SuppressWarnings("ReferenceEquality")
        public void createFeatures(List<String> into, String[] tokens, int index, String[] outcomesSoFar) {
            if (tokens != words) {
                words = tokens;
                features = TokenFeatures.of(tokens);
            }
            into.addAll(features.get(index));
        }

        @Override
        public void clearAdaptiveData() {
            words = new String[0];
            features = List.of();
        }
    }
}
