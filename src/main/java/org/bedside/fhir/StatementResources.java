package org.bedside.fhir;

import java.util.Optional;
import java.util.OptionalInt;
import org.bedside.fhir.DocumentReader.Says;
import org.bedside.fhir.DocumentReader.Statement;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;

/** The resources of what one document says of one patient. */
final class StatementResources {

    private static final String CODES = "http://terminology.hl7.org/CodeSystem/";

    private final Reference subject;
    private final StatementObservations observations;

    /** @param written when the document was written, as a FHIR instant; empty if that is not known */
    StatementResources(Reference subject, String written) {
        this.subject = subject;
        this.observations = new StatementObservations(subject, written);
    }

    /** The label of what a program asserts: HL7 v3 ObservationValue. */
    static Coding asserted() {
        return new Coding(CODES + "v3-ObservationValue", "AIAST", "Artificial Intelligence asserted");
    }

    /** Empty for what is not the patient's but an illness: FHIR has nothing to say it with. */
    Optional<DomainResource> of(Statement said) {
        Optional<DomainResource> resource = unlabelled(said);
        resource.ifPresent(made -> made.getMeta().addSecurity(asserted()));
        return resource;
    }

    private Optional<DomainResource> unlabelled(Statement said) {
        boolean relative = said.says() == Says.OF_A_RELATIVE;
        if (said.topic() instanceof Topic.Relative named) {
            return Optional.of(relative(said, named));
        }
        if (said.topic() instanceof Topic.Problem) {
            return Optional.of(
                    relative
                            ? relative(said, new Topic.Relative(Relations.FAMILY, OptionalInt.empty()))
                            : condition(said));
        }
        return relative ? Optional.empty() : Optional.of(patients(said));
    }

    private DomainResource patients(Statement said) {
        if (said.topic() instanceof Topic.Medication medication) {
            return medication(said, medication);
        }
        if (said.topic() instanceof Topic.Allergy allergy) {
            return allergy(said, allergy);
        }
        if (said.topic() instanceof Topic.NoAllergy none) {
            return noAllergy(none);
        }
        if (said.topic() instanceof Topic.Procedure procedure) {
            return procedure(said, procedure);
        }
        return observations.of(said);
    }

    private Condition condition(Statement said) {
        Condition condition = new Condition();
        String verification = switch (said.says()) {
            case NOT_SO -> "refuted";
            case POSSIBLE -> "provisional";
            case SO, OVER, OF_A_RELATIVE -> "unconfirmed";
        };
        condition.setVerificationStatus(concept("condition-ver-status", verification));
        switch (said.says()) {
            case SO -> condition.setClinicalStatus(concept("condition-clinical", "active"));
            case OVER -> condition.setClinicalStatus(concept("condition-clinical", "inactive"));
            default -> {
                // not the patient's, or not known to be
            }
        }
        return condition.setCode(code(said)).setSubject(subject);
    }

    private FamilyMemberHistory relative(Statement said, Topic.Relative named) {
        FamilyMemberHistory history = new FamilyMemberHistory()
                .setStatus(FamilyMemberHistory.FamilyHistoryStatus.PARTIAL)
                .setPatient(subject)
                .setRelationship(Relations.of(named.relation()));
        FamilyMemberHistory.FamilyMemberHistoryConditionComponent condition =
                history.addCondition().setCode(code(said));
        named.onset().ifPresent(age -> {
            Age onset = new Age();
            onset.setValue(age)
                    .setUnit("years")
                    .setSystem(StatementObservations.UCUM)
                    .setCode("a");
            condition.setOnset(onset);
        });
        return history;
    }

    private MedicationStatement medication(Statement said, Topic.Medication medication) {
        MedicationStatement statement = new MedicationStatement();
        statement.setStatus(
                switch (said.says()) {
                    case NOT_SO -> MedicationStatement.MedicationStatementStatus.NOTTAKEN;
                    case OVER -> MedicationStatement.MedicationStatementStatus.STOPPED;
                    default ->
                        medication.change().equals("held")
                                ? MedicationStatement.MedicationStatementStatus.ONHOLD
                                : MedicationStatement.MedicationStatementStatus.UNKNOWN;
                });
        if (!medication.change().isEmpty()) {
            statement.addNote().setText("The document says: " + medication.change());
        }
        for (int at = 0; at < medication.dosages().size(); at++) {
            statement.addDosage(DosageElement.of(
                    medication.dosages().get(at), at, medication.dosages().size()));
        }
        statement.setMedication(code(said)).setSubject(subject);
        return statement;
    }

    private AllergyIntolerance allergy(Statement said, Topic.Allergy named) {
        boolean refuted = said.says() == Says.NOT_SO;
        boolean active = !refuted && said.says() != Says.OVER;
        AllergyIntolerance allergy = allergy(active ? "active" : "inactive", refuted ? "refuted" : "unconfirmed")
                .setCode(code(said))
                .setType(
                        named.intolerance()
                                ? AllergyIntolerance.AllergyIntoleranceType.INTOLERANCE
                                : AllergyIntolerance.AllergyIntoleranceType.ALLERGY);
        if (!named.reactions().isEmpty()) {
            AllergyIntolerance.AllergyIntoleranceReactionComponent reaction = allergy.addReaction();
            named.reactions().forEach(words -> reaction.addManifestation(new CodeableConcept().setText(words)));
        }
        return allergy;
    }

    /** In words: the codes for it are SNOMED CT's. */
    private AllergyIntolerance noAllergy(Topic.NoAllergy none) {
        String words = none.drugsOnly() ? "No known drug allergies" : "No known allergies";
        return allergy("active", "unconfirmed").setCode(new CodeableConcept().setText(words));
    }

    private AllergyIntolerance allergy(String clinical, String verification) {
        // FHIR R4, ait-1: there must be a clinical status, also of what is refuted.
        return new AllergyIntolerance()
                .setClinicalStatus(concept("allergyintolerance-clinical", clinical))
                .setVerificationStatus(concept("allergyintolerance-verification", verification))
                .setPatient(subject);
    }

    /** What is only planned, or possible, is a ServiceRequest of unknown status. */
    private DomainResource procedure(Statement said, Topic.Procedure named) {
        if (said.says() == Says.POSSIBLE) {
            return new ServiceRequest()
                    .setStatus(ServiceRequest.ServiceRequestStatus.UNKNOWN)
                    .setIntent(ServiceRequest.ServiceRequestIntent.PLAN)
                    .setCode(code(said))
                    .setSubject(subject);
        }
        Procedure procedure = new Procedure();
        procedure.setStatus(
                said.says() == Says.NOT_SO ? Procedure.ProcedureStatus.NOTDONE : Procedure.ProcedureStatus.COMPLETED);
        if (!named.side().isEmpty()) {
            procedure.addBodySite(new CodeableConcept().setText(named.side()));
        }
        if (!named.date().isEmpty()) {
            procedure.setPerformed(
                    named.date().matches("(?:19|20)\\d{2}")
                            ? new DateTimeType(named.date())
                            : new StringType(named.date()));
        }
        return procedure.setCode(code(said)).setSubject(subject);
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept()
                .addCoding(new Coding().setSystem(CODES + system).setCode(code));
    }

    static CodeableConcept code(Statement said) {
        CodeableConcept concept = new CodeableConcept().setText(said.name());
        for (org.bedside.evidence.Coding coding : said.codes()) {
            if (!coding.code().isEmpty()) {
                concept.addCoding(new Coding().setSystem(coding.system()).setCode(coding.code()));
            }
        }
        return concept;
    }
}
