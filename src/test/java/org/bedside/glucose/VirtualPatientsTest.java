package org.bedside.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualPatientsTest {

    private static String refused(List<String> parameters, List<String> treatments) {
        return String.valueOf(assertThrows(BadPatients.class, () -> VirtualPatients.read(parameters, treatments))
                .getMessage());
    }

    @Test
    void theBasalRateFollowsFromSteadyInsulin() {
        VirtualPatient patient = Patients.steady();
        assertEquals(patient.value("u2ss") * 70 / 6000 * 60, patient.therapy().basal(), 1e-12);
        assertEquals(70, patient.weight());
    }

    @Test
    void aPatientIsNamedByGroupAndNumber() {
        for (String name : List.of("adult", "adult#x", "adult#", "cat#001", "adult#1#2")) {
            assertThrows(BadPatients.class, () -> Patients.named(name), name);
        }
        assertEquals(VirtualPatient.Group.CHILD, Patients.named("child#12").group());
    }

    @Test
    void whatIsNoTableOfPatientsIsRefusedWithTheReason() {
        List<String> quest = List.of("Name,CR,CF", "adult#001,10,40");
        assertTrue(refused(List.of(), quest).contains("header"));
        assertTrue(refused(List.of("Nam,BW"), quest).contains("no column Name"));
        assertTrue(refused(List.of("Name,BW", "adult#001"), quest).contains("1 cells"));
        assertTrue(refused(List.of("Name,BW", "adult#002,70"), quest).contains("no row for adult#002"));
        assertTrue(refused(List.of("Name,BW", "adult#001,70"), quest).contains("no column x0_"));
        assertTrue(refused(List.of("Name,BW", "adult#001,70", "adult#001,70"), quest)
                .contains("twice"));
    }
}
