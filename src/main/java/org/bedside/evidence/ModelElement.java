package org.bedside.evidence;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/** A FHIR element in HAPI's model, so that what our store holds is not written as JSON only to be read again. */
public final class ModelElement implements Node {

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
            if (value != null && !holdsNothing(value)) {
                nodes.add(new ModelElement(value));
            }
        }
        return nodes;
    }

    /** A primitive with nothing but extensions is absent in JSON, where its value would stand. */
    private static boolean holdsNothing(Base value) {
        return value.isEmpty() || (value.isPrimitive() && !value.hasPrimitiveValue());
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
        return element.isPrimitive() ? Character.toUpperCase(type.charAt(0)) + type.substring(1) : type;
    }

    @Override
    public String text() {
        String value = element.isPrimitive() ? element.primitiveValue() : null;
        return value == null ? "" : value;
    }
}
