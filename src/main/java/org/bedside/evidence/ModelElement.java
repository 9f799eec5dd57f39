package org.bedside.evidence;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/** A FHIR element in HAPI's model, so that what our store holds is not written as JSON only to be read again. */
public final class ModelElement implements Node {

    private static final String[] PRIMITIVES = {
        "String", "Boolean", "Integer", "DateTime", "Instant", "Date", "Time", "Decimal", "Code", "Uri"
    };

    private final Base element;

    private ModelElement(Base element) {
        this.element = element;
    }

    /** A resource out of our store. */
    public static Node of(IBaseResource resource) {
        return new ModelElement((Base) resource);
    }

    @Override
    public List<Node> all(String name) {
        Base[] values = values(name);
        if (values.length == 0) {
            return List.of();
        }
        List<Node> nodes = new ArrayList<>(values.length);
        for (Base value : values) {
            if (value != null && !value.isEmpty()) {
                nodes.add(new ModelElement(value));
            }
        }
        return nodes;
    }

    private Base[] values(String name) {
        try {
            if (element instanceof Resource resource && "id".equals(name)) {
                return new Base[] {
                    new org.hl7.fhir.r4.model.IdType(resource.getIdElement().getIdPart())
                };
            }
            Base[] values = element.getProperty(name.hashCode(), name, false);
            return values == null ? new Base[0] : values;
        } catch (FHIRException noSuchElement) {
            return new Base[0];
        }
    }

    @Override
    public Node choice(String name) {
        List<Node> nodes = all(name);
        return nodes.isEmpty() ? ABSENT : nodes.get(0);
    }

    @Override
    public String type() {
        String type = element.fhirType();
        for (String primitive : PRIMITIVES) {
            if (primitive.equalsIgnoreCase(type)) {
                return primitive;
            }
        }
        return type;
    }

    @Override
    public String text() {
        String value = element.isPrimitive() ? element.primitiveValue() : null;
        return value == null ? "" : value;
    }
}
