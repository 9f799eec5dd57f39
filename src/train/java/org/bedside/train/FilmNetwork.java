package org.bedside.train;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One convolutional network on films: six convolutions with batch normalisation, the mean over the picture, one log-odds. */
final class FilmNetwork implements AutoCloseable {

    private static final int BATCH = 64;
    private static final float RATE = 3e-3f;
    private static final float DECAY = 5e-4f;
    /** Labels are taken for this much less than sure. */
    private static final float SMOOTHING = 0.05f;

    /** Added to the variance by batch normalisation, as its builder has it. */
    private static final double EPSILON = 1e-5;

    private final Model model;
    private final Trainer trainer;

    private FilmNetwork(Model model, Trainer trainer) {
        this.model = model;
        this.trainer = trainer;
    }

    /** What a network learns from; asked for one film after the other. */
    interface Source {

        /** Films of an epoch. */
        int size();

        /** Mixes the films before an epoch. */
        void begin(Random random);

        /** Writes a film's pixels; its label, 1 or 0. */
        int draw(int place, Random random, float[] into, int offset);
    }

    static FilmNetwork train(int[] channels, Source films, int epochs, int seed) {
        Engine.getInstance().setRandomSeed(seed);
        Random random = new Random(seed);
        Model model = Model.newInstance("film");
        SequentialBlock block = new SequentialBlock();
        for (int layer = 0; layer < channels.length; layer++) {
            block.add(Conv2d.builder()
                            .setKernelShape(new Shape(3, 3))
                            .optPadding(new Shape(1, 1))
                            .setFilters(channels[layer])
                            .optBias(false)
                            .build())
                    .add(BatchNorm.builder().build())
                    .add(Activation.reluBlock());
            if (layer == 1 || layer == 3) {
                block.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
            }
        }
        block.add(Pool.globalAvgPool2dBlock())
                .add(Blocks.batchFlattenBlock())
                .add(Dropout.builder().optRate(0.2f).build())
                .add(Linear.builder().setUnits(1).build());
        block.setInitializer(
                new XavierInitializer(XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.IN, 2),
                Parameter.Type.WEIGHT);
        model.setBlock(block);
        int steps = films.size() / BATCH;
        Tracker rate = Tracker.cosine()
                .setBaseValue(RATE)
                .optFinalValue(RATE / 100)
                .setMaxUpdates(epochs * steps)
                .build();
        Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss())
                .optOptimizer(Optimizer.adamW()
                        .optLearningRateTracker(rate)
                        .optWeightDecays(DECAY)
                        .build()));
        trainer.initialize(new Shape(1, 1, FilmSet.SIDE, FilmSet.SIDE));
        float[] pixels = new float[BATCH * FilmSet.PIXELS];
        float[] wanted = new float[BATCH];
        for (int epoch = 0; epoch < epochs; epoch++) {
            films.begin(random);
            for (int step = 0; step < steps; step++) {
                for (int at = 0; at < BATCH; at++) {
                    int label = films.draw(step * BATCH + at, random, pixels, at * FilmSet.PIXELS);
                    wanted[at] = label == 1 ? 1 - SMOOTHING : SMOOTHING;
                }
                step(trainer, pixels, wanted);
            }
        }
        return new FilmNetwork(model, trainer);
    }

    private static void step(Trainer trainer, float[] pixels, float[] wanted) {
        try (NDManager manager = trainer.getManager().newSubManager();
                GradientCollector gradients = trainer.newGradientCollector()) {
            NDArray x = manager.create(pixels, new Shape(wanted.length, 1, FilmSet.SIDE, FilmSet.SIDE));
            NDArray y = manager.create(wanted, new Shape(wanted.length, 1));
            NDArray z = trainer.forward(new NDList(x)).singletonOrThrow();
            NDArray loss = z.maximum(0)
                    .sub(z.mul(y))
                    .add(z.abs().neg().exp().add(1).log())
                    .mean();
            gradients.backward(loss);
            z.attach(manager);
        }
        trainer.step();
    }

    /** Kernels and biases in the order of the layers, batch normalisation worked into them; then the last layer's. */
    List<float[]> weights() {
        List<float[]> weights = new ArrayList<>();
        ParameterList all = model.getBlock().getParameters();
        float[] kernel = {};
        Map<String, float[]> norm = new HashMap<>();
        for (int at = 0; at < all.size(); at++) {
            String name = all.keyAt(at);
            float[] values = all.valueAt(at).getArray().toFloatArray();
            if (name.contains("Conv2d")) {
                kernel = values;
            } else if (name.contains("BatchNorm")) {
                norm.put(name.substring(name.indexOf('_') + 1), values);
                if (norm.size() == 4) {
                    weights.addAll(folded(kernel, norm));
                    norm = new HashMap<>();
                }
            } else {
                weights.add(values);
            }
        }
        return weights;
    }

    private static List<float[]> folded(float[] kernel, Map<String, float[]> norm) {
        float[] gamma = norm.getOrDefault("gamma", kernel);
        float[] beta = norm.getOrDefault("beta", kernel);
        float[] mean = norm.getOrDefault("runningMean", kernel);
        float[] variance = norm.getOrDefault("runningVar", kernel);
        float[] bias = new float[gamma.length];
        float[] scaled = kernel.clone();
        int each = kernel.length / gamma.length;
        for (int channel = 0; channel < gamma.length; channel++) {
            double factor = gamma[channel] / Math.sqrt(variance[channel] + EPSILON);
            bias[channel] = (float) (beta[channel] - mean[channel] * factor);
            for (int at = channel * each; at < (channel + 1) * each; at++) {
                scaled[at] = (float) (kernel[at] * factor);
            }
        }
        return List.of(scaled, bias);
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
