package org.bedside.train;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParameterList;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One recurrent network on heartbeats: what a ridge regression leaves over is learnt from the last state of an LSTM. */
final class ForecastNetwork implements AutoCloseable {

    private static final float RATE = 0.01f;
    private static final float DECAY = 1e-3f;
    private static final int BATCH = 32;
    private static final int EPOCHS = 60;
    /** Standard deviation of what is added to each sample. */
    private static final double NOISE = 0.05;
    /** The share of beats into which another is mixed, by up to {@link #MOST_MIXED}. */
    private static final double MIXED = 0.3;

    private static final double MOST_MIXED = 0.3;

    private final Model model;
    private final Trainer trainer;
    private final Ridge ridge;

    private ForecastNetwork(Model model, Trainer trainer, Ridge ridge) {
        this.model = model;
        this.trainer = trainer;
        this.ridge = ridge;
    }

    static ForecastNetwork train(float[][] given, float[][] ahead, double penalty, int seed) {
        Engine.getInstance().setRandomSeed(seed);
        Random random = new Random(seed);
        Ridge ridge = Ridge.fit(given, ahead, penalty);
        SequentialBlock block = new SequentialBlock();
        block.add(LSTM.builder()
                        .setStateSize(ForecastOnnx.UNITS)
                        .setNumLayers(1)
                        .optBatchFirst(true)
                        .optReturnState(false)
                        .build())
                .add(LambdaBlock.singleton(states -> states.get(":, -1, :")))
                .add(Linear.builder().setUnits(ForecastRows.AHEAD).build());
        Model model = Model.newInstance("forecast");
        model.setBlock(block);
        int steps = given.length / BATCH;
        Tracker tracker = Tracker.cosine()
                .setBaseValue(RATE)
                .optFinalValue(RATE / 50)
                .setMaxUpdates(EPOCHS * steps)
                .build();
        Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss())
                .optOptimizer(Optimizer.adamW()
                        .optLearningRateTracker(tracker)
                        .optWeightDecays(DECAY)
                        .optClipGrad(1)
                        .build()));
        trainer.initialize(new Shape(1, ForecastRows.GIVEN, 1));
        List<Integer> order = new ArrayList<>();
        for (int at = 0; at < given.length; at++) {
            order.add(at);
        }
        float[] inputs = new float[BATCH * ForecastRows.GIVEN];
        float[] outputs = new float[BATCH * ForecastRows.AHEAD];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(order, random);
            for (int step = 0; step < steps; step++) {
                for (int at = 0; at < BATCH; at++) {
                    int row = order.get(step * BATCH + at);
                    int other = random.nextInt(given.length);
                    double share = random.nextDouble() < MIXED ? MOST_MIXED * random.nextDouble() : 0;
                    float[] input = new float[ForecastRows.GIVEN];
                    for (int i = 0; i < input.length; i++) {
                        input[i] = (float)
                                ((1 - share) * given[row][i] + share * given[other][i] + NOISE * random.nextGaussian());
                        inputs[at * input.length + i] = input[i];
                    }
                    float[] line = ridge.apply(input);
                    for (int i = 0; i < line.length; i++) {
                        outputs[at * line.length + i] =
                                (float) ((1 - share) * ahead[row][i] + share * ahead[other][i] - line[i]);
                    }
                }
                step(trainer, inputs, outputs);
            }
        }
        return new ForecastNetwork(model, trainer, ridge);
    }

    private static void step(Trainer trainer, float[] inputs, float[] outputs) {
        try (NDManager manager = trainer.getManager().newSubManager();
                GradientCollector gradients = trainer.newGradientCollector()) {
            NDArray x = manager.create(inputs, new Shape(BATCH, ForecastRows.GIVEN, 1));
            NDArray y = manager.create(outputs, new Shape(BATCH, ForecastRows.AHEAD));
            NDArray z = trainer.forward(new NDList(x)).singletonOrThrow();
            z.attach(manager);
            gradients.backward(z.sub(y).square().mean());
        }
        trainer.step();
    }

    ForecastOnnx.Weights weights() {
        ParameterList all = model.getBlock().getParameters();
        List<float[]> arrays = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            arrays.add(all.valueAt(at).getArray().toFloatArray());
        }
        return new ForecastOnnx.Weights(arrays, ridge);
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
