package org.bedside.train;

import java.util.function.IntPredicate;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.bedside.ecg.KernelMachine;

/**
 * Trains support vector machines by LibSVM, as Tribuo brings it, on a kernel that is worked out once for all of them: C-SVC
 * with an RBF kernel.
 */
final class EcgMachines {

    private static final double TOLERANCE = 1e-3;

    private final double[][] kernel;
    private final svm_node[][] nodes;
    private final double cost;

    /** What LibSVM found: a coefficient for each row, and what is added. */
    static final class Machine {

        private final double[] coefficients;
        private final double bias;

        private Machine(double[] coefficients, double bias) {
            this.coefficients = coefficients;
            this.bias = bias;
        }

        double[] coefficients() {
            return coefficients;
        }

        double bias() {
            return bias;
        }
    }

    EcgMachines(double[][] shapes, double gamma, double cost) {
        svm.svm_set_print_string_function(text -> {}); // it would print to standard output, which is ours
        this.cost = cost;
        double[][] features = new double[shapes.length][];
        for (int row = 0; row < shapes.length; row++) {
            features[row] = KernelMachine.features(shapes[row]);
        }
        kernel = new double[shapes.length][shapes.length];
        nodes = new svm_node[shapes.length][shapes.length + 1];
        for (int row = 0; row < shapes.length; row++) {
            for (int other = 0; other <= row; other++) {
                kernel[row][other] = KernelMachine.kernel(features[row], features[other], gamma);
                kernel[other][row] = kernel[row][other];
            }
        }
        for (int row = 0; row < shapes.length; row++) {
            nodes[row][0] = node(0, row + 1);
            for (int other = 0; other < shapes.length; other++) {
                nodes[row][other + 1] = node(other + 1, kernel[row][other]);
            }
        }
    }

    private static svm_node node(int index, double value) {
        svm_node node = new svm_node();
        node.index = index;
        node.value = value;
        return node;
    }

    /** Trains on these rows, of which one may come several times. */
    Machine train(int[] rows, IntPredicate positive) {
        svm_problem problem = new svm_problem();
        problem.l = rows.length;
        problem.x = new svm_node[rows.length][];
        problem.y = new double[rows.length];
        for (int at = 0; at < rows.length; at++) {
            problem.x[at] = nodes[rows[at]];
            problem.y[at] = positive.test(rows[at]) ? 1 : -1;
        }
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.kernel_type = svm_parameter.PRECOMPUTED;
        parameter.C = cost;
        parameter.eps = TOLERANCE;
        parameter.cache_size = 100;
        parameter.shrinking = 1;
        parameter.weight_label = new int[0];
        parameter.weight = new double[0];
        svm_model model = svm.svm_train(problem, parameter);
        int sign = model.label[0]; // LibSVM takes the class of the first row for the positive one
        double[] coefficients = new double[kernel.length];
        for (int at = 0; at < model.l; at++) {
            coefficients[rows[model.sv_indices[at] - 1]] += sign * model.sv_coef[0][at];
        }
        return new Machine(coefficients, -sign * model.rho[0]);
    }

    /** The decision value of a row. */
    double decision(Machine machine, int row) {
        double sum = machine.bias();
        for (int at = 0; at < kernel.length; at++) {
            sum += machine.coefficients()[at] * kernel[row][at];
        }
        return sum;
    }
}
