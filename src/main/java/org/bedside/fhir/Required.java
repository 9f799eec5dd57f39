package org.bedside.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;

/** The elements that the FHIR definitions require (minimum cardinality 1), looked for without a validator. */
final class Required {
    private final FhirContext fhir;

    Required(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** The path of the first required element that is missing, such as {@code Observation.status}. */
    Optional<String> missing(IBase element) {
        BaseRuntimeElementDefinition<?> definition = fhir.getElementDefinition(element.getClass());
        return definition instanceof BaseRuntimeElementCompositeDefinition<?> composite
                ? missing(element, composite, definition.getName())
                : Optional.empty();
    }

    private Optional<String> missing(IBase element, BaseRuntimeElementCompositeDefinition<?> definition, String path) {
        for (BaseRuntimeChildDefinition child : definition.getChildrenAndExtension()) {
            List<IBase> values = child.getAccessor().getValues(element);
            String here = path + "." + child.getElementName();
            if (values.stream().allMatch(IBase::isEmpty)) {
                if (child.getMin() > 0) {
                    return Optional.of(here);
                }
                continue;
            }
            for (IBase value : values) {
                BaseRuntimeElementDefinition<?> type = fhir.getElementDefinition(value.getClass());
                if (type instanceof BaseRuntimeElementCompositeDefinition<?> composite && !value.isEmpty()) {
                    Optional<String> deeper = missing(value, composite, here);
                    if (deeper.isPresent()) {
                        return deeper;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
