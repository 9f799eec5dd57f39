package org.bedside.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.Type;

/**
 * The profiles of a summary in HL7's implementation guide for continuous glucose monitoring 1.0.0, written down from its
 * source (github.com/HL7/cgm, input/fsh/profiles.fsh) and the examples that it was published with
 * (hl7.org/fhir/uv/cgm, category and code 107931-8).
 */
final class CgmGuide {

    private static final String BASE = "http://hl7.org/fhir/uv/cgm/StructureDefinition/";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    private final List<ElementDefinition> elements = new ArrayList<>();
    private final String id;

    private CgmGuide(String id, String loinc) {
        this.id = id;
        element("Observation", "");
        slices("Observation.category", "$this");
        slice("Observation.category", "labCategory").setPattern(concept(CATEGORY, "laboratory"));
        element("Observation.code", "").setPattern(concept("http://loinc.org", loinc));
        element("Observation.subject", "").setMin(1);
        element("Observation.effective[x]", "").setMin(1).addType().setCode("Period");
        element("Observation.effective[x].start", "").setMin(1);
        element("Observation.effective[x].end", "").setMin(1);
    }

    static List<StructureDefinition> profiles() {
        List<StructureDefinition> profiles = new ArrayList<>();
        CgmGuide summary = new CgmGuide("cgm-summary", "107931-8");
        summary.element("Observation.hasMember", "").setMin(6);
        profiles.add(summary.profile());
        CgmGuide ranges = new CgmGuide("cgm-summary-times-in-ranges", "106793-3");
        ranges.slices("Observation.component", "code");
        new TreeMap<>(Map.of(
                        "timeInVeryLow", "104642-4",
                        "timeInLow", "104641-6",
                        "timeInTarget", "97510-2",
                        "timeInHigh", "104640-8",
                        "timeInVeryHigh", "104639-0"))
                .forEach(ranges::range);
        profiles.add(ranges.profile());
        profiles.add(valued("mean-glucose-mass-per-volume", "97507-8", "mg/dL", "mg/dl"));
        profiles.add(valued("mean-glucose-moles-per-volume", "105273-7", "mmol/L", "mmol/l"));
        profiles.add(valued("gmi", "97506-0", "%", "%"));
        profiles.add(valued("coefficient-of-variation", "104638-2", "%", "%"));
        profiles.add(valued("days-of-wear", "104636-6", "d", "days"));
        profiles.add(valued("sensor-active-percentage", "104637-4", "%", "%"));
        return profiles;
    }

    private static StructureDefinition valued(String name, String loinc, String ucum, String unit) {
        CgmGuide guide = new CgmGuide("cgm-summary-" + name, loinc);
        guide.quantity("Observation.value[x]", "", ucum, unit);
        return guide.profile();
    }

    private void range(String name, String loinc) {
        slice("Observation.component", name);
        element("Observation.component.code", name).setPattern(concept("http://loinc.org", loinc));
        quantity("Observation.component.value[x]", name, "%", "%");
    }

    private void quantity(String path, String slice, String ucum, String unit) {
        Type quantity = new Quantity()
                .setSystem("http://unitsofmeasure.org")
                .setCode(ucum)
                .setUnit(unit);
        element(path, slice).setMin(1).setPattern(quantity).addType().setCode("Quantity");
    }

    private void slices(String path, String discriminator) {
        element(path, "")
                .getSlicing()
                .setRules(ElementDefinition.SlicingRules.OPEN)
                .addDiscriminator()
                .setType(ElementDefinition.DiscriminatorType.VALUE)
                .setPath(discriminator);
    }

    private ElementDefinition slice(String path, String name) {
        return element(path, name).setSliceName(name).setMin(1).setMax("1");
    }

    /** @param slice of the component or category that this is in, {@code ""} in none */
    private ElementDefinition element(String path, String slice) {
        ElementDefinition element = new ElementDefinition().setPath(path);
        String[] parts = path.split("\\.");
        if (!slice.isEmpty()) {
            parts[1] += ":" + slice;
        }
        element.setId(String.join(".", parts));
        elements.add(element);
        return element;
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }

    private StructureDefinition profile() {
        StructureDefinition profile = new StructureDefinition()
                .setUrl(BASE + id)
                .setName(id)
                .setStatus(Enumerations.PublicationStatus.ACTIVE)
                .setFhirVersion(Enumerations.FHIRVersion._4_0_1)
                .setKind(StructureDefinition.StructureDefinitionKind.RESOURCE)
                .setAbstract(false)
                .setType("Observation")
                .setBaseDefinition("http://hl7.org/fhir/StructureDefinition/Observation")
                .setDerivation(StructureDefinition.TypeDerivationRule.CONSTRAINT);
        profile.setId(id);
        profile.getDifferential().setElement(elements);
        return profile;
    }
}
