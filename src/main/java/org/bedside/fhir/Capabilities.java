package org.bedside.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;

/** Makes the CapabilityStatement say what this store does, where HAPI's own says otherwise. */
@Interceptor
public final class Capabilities {

    /** Corrects the statement before it is sent. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void correct(IBaseConformance conformance) {
        CapabilityStatement statement = (CapabilityStatement) conformance;
        statement.getSoftware().setName("Bedside").setVersionElement(null);
        statement.getImplementation().setDescription("Bedside FHIR store");
        statement.getRest().forEach(Capabilities::correct);
    }

    private static void correct(CapabilityStatementRestComponent rest) {
        rest.getSecurity().setCors(true);
        boolean batch = rest.getInteraction().stream().anyMatch(i -> i.getCode() == SystemRestfulInteraction.BATCH);
        if (!batch) {
            rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        }
        for (CapabilityStatementRestResourceComponent resource : rest.getResource()) {
            resource.setConditionalDelete(ConditionalDeleteStatus.SINGLE);
            resource.getOperation().removeIf(operation -> operation.getName().equals("lastn"));
        }
        rest.getOperation().removeIf(operation -> operation.getName().equals("lastn"));
    }
}
