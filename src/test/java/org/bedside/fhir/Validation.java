package org.bedside.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * Holds resources to FHIR R4, to our text-span extension and to the profiles of HL7's guide for glucose sensors, by HAPI's
 * validator; no other extension is allowed.
 */
public final class Validation {

    /** The code came into HL7's terminology after R4, whose definitions the validator has. */
    private static final String NEWER_THAN_R4 = "v3-ObservationValue#AIAST'";

    private static final FhirValidator VALIDATOR = validator();

    private Validation() {}

    /** What is wrong with a resource. */
    public static List<String> errors(String json) {
        return VALIDATOR.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(SingleValidationMessage::toString)
                .filter(message -> !message.contains("Unknown code") || !message.contains(NEWER_THAN_R4))
                .toList();
    }

    private static FhirValidator validator() {
        FhirContext fhir = FhirContext.forR4();
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(fhir);
        try {
            String span = Files.readString(Path.of("fhir-profiles", "StructureDefinition-bedside-text-span.json"));
            ours.addStructureDefinition(fhir.newJsonParser().parseResource(StructureDefinition.class, span));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        CgmGuide.profiles().forEach(ours::addStructureDefinition);
        FhirInstanceValidator instances = new FhirInstanceValidator(new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir)));
        instances.setAnyExtensionsAllowed(false);
        return fhir.newValidator().registerValidatorModule(instances);
    }
}
