package org.bedside.train;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A network being written as ONNX: nodes in the order in which they are worked out, weights by name. For one thread. */
final class OnnxGraph {

    /** Intermediate representation 8 with operators of version 17: what every ONNX Runtime since 1.12 reads. */
    private static final int REPRESENTATION = 8;

    private static final int OPERATORS = 17;

    private final OnnxMl.GraphProto.Builder graph;
    private int names;

    OnnxGraph(String name) {
        graph = OnnxMl.GraphProto.newBuilder().setName(name);
    }

    /** Names the batch's input: numbers of this shape, one after the other; as many as the batch has. */
    String input(String name, long... shape) {
        graph.addInput(value(name, shape));
        return name;
    }

    /** Makes a value the graph's output. */
    void output(String value, String name, long... shape) {
        graph.addNode(node("Identity", List.of(value), name));
        graph.addOutput(value(name, shape));
    }

    String weights(float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(OnnxMl.TensorProto.DataType.FLOAT, bytes, shape);
    }

    String integers(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(OnnxMl.TensorProto.DataType.INT64, bytes, values.length);
    }

    private String constant(OnnxMl.TensorProto.DataType type, ByteBuffer bytes, long... shape) {
        String name = next();
        OnnxMl.TensorProto.Builder tensor = OnnxMl.TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes.rewind()));
        for (long length : shape) {
            tensor.addDims(length);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** Adds an operator; the name of its first output. */
    String add(String operator, List<String> inputs, OnnxMl.AttributeProto... attributes) {
        String name = next();
        graph.addNode(node(operator, inputs, name).addAllAttribute(List.of(attributes)));
        return name;
    }

    /** Adds an operator of which only the second output is used. */
    String second(String operator, List<String> inputs, OnnxMl.AttributeProto... attributes) {
        String name = next();
        graph.addNode(OnnxMl.NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput("")
                .addOutput(name)
                .addAllAttribute(List.of(attributes)));
        return name;
    }

    static OnnxMl.AttributeProto integer(String name, long value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static OnnxMl.AttributeProto integers(String name, long... values) {
        OnnxMl.AttributeProto.Builder attribute =
                OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    byte[] bytes() {
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(REPRESENTATION)
                .setProducerName("bedside")
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private String next() {
        return "v" + names++;
    }

    private static OnnxMl.NodeProto.Builder node(String operator, List<String> inputs, String output) {
        return OnnxMl.NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output);
    }

    private static OnnxMl.ValueInfoProto value(String name, long... shape) {
        OnnxMl.TensorShapeProto.Builder dimensions = OnnxMl.TensorShapeProto.newBuilder()
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
        for (long length : shape) {
            dimensions.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(length));
        }
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder()
                        .setTensorType(OnnxMl.TypeProto.Tensor.newBuilder()
                                .setElemType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                                .setShape(dimensions)))
                .build();
    }
}
