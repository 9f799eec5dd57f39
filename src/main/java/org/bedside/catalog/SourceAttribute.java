package org.bedside.catalog;

/**
 * The 31 source attributes of a predictive decision support intervention: 45 CFR 170.315(b)(11)(iv)(B), in its order.
 */
public enum SourceAttribute {
    DEVELOPER("developer", "Developer and contact"),
    FUNDING("funding", "Funding of the technical implementation"),
    OUTPUT("output", "What the output is"),
    OUTPUT_KIND("outputKind", "Kind of output"),
    INTENDED_USE("intendedUse", "Intended use"),
    INTENDED_POPULATION("intendedPopulation", "Intended patients"),
    INTENDED_USERS("intendedUsers", "Intended users"),
    DECISION_ROLE("decisionRole", "Role in the decision"),
    OUT_OF_SCOPE("outOfScope", "Cautioned against"),
    RISKS("risks", "Known risks and limitations"),
    TRAINING_CRITERIA("trainingCriteria", "Who was in the training data"),
    DEMOGRAPHIC_INPUTS("demographicInputs", "Demographic and social inputs"),
    REPRESENTATIVENESS("representativeness", "Demographics of the training data"),
    RELEVANCE("relevance", "Relevance of the training data"),
    FAIRNESS_APPROACH("fairnessApproach", "How a fair output was sought"),
    BIAS_MANAGEMENT("biasManagement", "How bias was managed"),
    EXTERNAL_SOURCE("externalSource", "External validation: data"),
    EXTERNAL_PARTY("externalParty", "External validation: by whom"),
    EXTERNAL_REPRESENTATIVENESS("externalRepresentativeness", "External validation: demographics"),
    EXTERNAL_PROCESS("externalProcess", "External validation: process"),
    VALIDITY_IN_TEST("validityInTest", "Validity in test data"),
    FAIRNESS_IN_TEST("fairnessInTest", "Fairness in test data"),
    VALIDITY_EXTERNAL("validityExternal", "Validity in external data"),
    FAIRNESS_EXTERNAL("fairnessExternal", "Fairness in external data"),
    OUTCOMES_EVIDENCE("outcomesEvidence", "Evidence of effect on outcomes"),
    MONITORING_VALIDITY("monitoringValidity", "Monitoring of validity"),
    LOCAL_VALIDITY("localValidity", "Validity in local data"),
    MONITORING_FAIRNESS("monitoringFairness", "Monitoring of fairness"),
    LOCAL_FAIRNESS("localFairness", "Fairness in local data"),
    UPDATE_PROCESS("updateProcess", "Updates"),
    CORRECTION_FREQUENCY("correctionFrequency", "Corrections when risks are found");

    private final String key;
    private final String heading;

    SourceAttribute(String key, String heading) {
        this.key = key;
        this.heading = heading;
    }

    /** Its field in {@code card.json}. */
    public String key() {
        return key;
    }

    /** As a person reads it. */
    public String heading() {
        return heading;
    }
}
