package org.bedside.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bedside.fhir.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What FHIR R4 obliges the store to, from outside. Patients are invented here. */
@WithStore
class FhirStoreIT {
    @LocalServerPort
    private int port;

    private Http fhir = new Http(0);

    @BeforeEach
    void client() {
        fhir = new Http(port);
    }

    private static String patient(String id, String more) {
        return "{'resourceType':'Patient','id':'" + id + "'" + more + "}";
    }

    private static String weight(String id, String kilograms) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final',"
                + "'code':{'coding':[{'system':'http://loinc.org','code':'29463-7'}]},"
                + "'valueQuantity':{'value':" + kilograms + ",'system':'http://unitsofmeasure.org','code':'kg'}}";
    }

    @Test
    void aSearchSeesWhatWasStoredAfterTheSameSearchBefore() throws Exception {
        assertEquals(0, fhir.get("/Patient?family=Fresh").total());
        assertEquals(
                201,
                fhir.put("/Patient/fresh", patient("fresh", ",'name':[{'family':'Fresh'}]"))
                        .status());
        assertEquals(1, fhir.get("/Patient?family=Fresh").total());
    }

    @Test
    void idsOfClientsAreKeptEvenIfTheyAreNumbers() throws Exception {
        assertEquals(201, fhir.put("/Patient/4711", patient("4711", "")).status());
        assertEquals("4711", fhir.get("/Patient/4711").body().path("id").asText());
        String given = fhir.post("/Patient", patient("x", "")).body().path("id").asText();
        assertTrue(given.matches("[0-9a-f-]{36}"), given);
    }

    @Test
    void aStaleIfMatchIs412() throws Exception {
        fhir.put("/Patient/stale", patient("stale", ""));
        fhir.put("/Patient/stale", patient("stale", ",'gender':'male'"));
        Answer stale = fhir.put("/Patient/stale", patient("stale", ",'gender':'other'"), "If-Match", "W/\"1\"");
        assertEquals(412, stale.status());
        assertTrue(stale.isOutcome());
        assertEquals(
                200,
                fhir.put("/Patient/stale", patient("stale", ""), "If-Match", "W/\"2\"")
                        .status());
    }

    @Test
    void everyAnswerForbidsSniffingAndStoring() throws Exception {
        for (String path : Set.of("/Patient", "/Patient/none", "/Nothing", "/metadata")) {
            Answer answer = fhir.get(path);
            assertEquals("nosniff", answer.header("X-Content-Type-Options"), path);
            assertEquals("no-store", answer.header("Cache-Control"), path);
            assertEquals("", answer.header("X-Powered-By"), path);
        }
    }

    @Test
    void aBareVerticalBarIsAcceptedInAQuery() throws Exception {
        fhir.put("/Observation/bar", weight("bar", "71"));
        assertTrue(fhir.raw("/Observation?code=http://loinc.org|29463-7").startsWith("HTTP/1.1 200"));
    }

    @Test
    void errorsAreOperationOutcomesAlsoWhereTomcatRefuses() throws Exception {
        assertTrue(fhir.get("/Nothing").isOutcome());
        assertTrue(fhir.get("/Patient/none").isOutcome());
        assertTrue(fhir.post("/Patient", "{nonsense").isOutcome());
        for (String path : Set.of("/Pa<tient", "/Patient/a%00b", "/../../etc", "/Patient?name=%ZZ")) {
            String answer = fhir.raw(path);
            assertTrue(answer.startsWith("HTTP/1.1 400"), path + answer);
            assertTrue(answer.contains("OperationOutcome"), path + answer);
        }
    }

    @Test
    void errorsTellNeitherStackNorHost() throws Exception {
        String text = fhir.post("/Patient", "{nonsense").response().body() + fhir.raw("/Pa<tient");
        assertFalse(text.contains("\tat ") || text.contains("Exception"), text);
        assertFalse(text.contains(java.net.InetAddress.getLocalHost().getHostName()), text);
    }

    /** Exponential in Java: each further letter doubles the time. */
    private static final String ENDLESS = "Patient.name.family.where(matches('^(a+)+$'))";

    @Test
    void aSearchParameterWhoseRegularExpressionCanTakeForEverIsRefused() throws Exception {
        String parameter = """
                {'resourceType':'SearchParameter','id':'endless','url':'http://example.org/endless','name':'endless',
                'status':'draft','description':'x','code':'endless','base':['Patient'],'type':'string',
                'expression':"%s"}""".replace("'", "\"").formatted(ENDLESS);
        Answer answer = fhir.send("PUT", "/SearchParameter/endless", parameter);
        assertEquals(422, answer.status(), answer.response().body());
        assertTrue(answer.isOutcome());
    }

    @Test
    void aPatchWhoseRegularExpressionCanTakeForEverIsRefused() throws Exception {
        fhir.put("/Patient/patched", patient("patched", ""));
        for (String expression : List.of(ENDLESS, "Patient.gender")) {
            String patch = """
                    {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                    {"name":"type","valueCode":"delete"},{"name":"path","valueString":"%s"}]}]}""".formatted(expression);
            assertEquals(
                    expression.equals(ENDLESS) ? 422 : 200,
                    fhir.send("PATCH", "/Patient/patched", patch).status());
        }
    }

    @Test
    void aScriptInANarrativeIsRefused() throws Exception {
        for (String evil : Set.of(
                "<script>alert(1)</script>",
                "<p onclick='alert(1)'>x</p>",
                "<a href='javascript:alert(1)'>x</a>",
                "<iframe src='https://example.org'></iframe>")) {
            String text = ",'text':{'status':'generated','div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'>"
                    + evil.replace("'", "\\'") + "</div>'}";
            Answer answer = fhir.put("/Patient/evil", patient("evil", text));
            assertEquals(422, answer.status(), evil + answer.body());
            assertTrue(answer.isOutcome());
        }
        String fine = ",'text':{'status':'generated','div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'>"
                + "<b>Fine</b> <a href=\\'https://example.org\\'>link</a></div>'}";
        assertEquals(
                201, fhir.put("/Patient/harmless", patient("harmless", fine)).status());
    }

    @Test
    void unknownAndMissingElementsAreRefused() throws Exception {
        assertEquals(
                400, fhir.put("/Patient/odd", patient("odd", ",'pulse':70")).status());
        Answer answer = fhir.put("/Observation/odd", "{'resourceType':'Observation','id':'odd','code':{'text':'x'}}");
        assertEquals(422, answer.status());
        assertTrue(answer.body().toString().contains("Observation.status"));
    }

    @Test
    void whatASearchDoesNotKnowIsRefusedUnlessTheClientIsLenient() throws Exception {
        for (String query : Set.of(
                "/Patient?nosuch=1",
                "/Patient?name:nosuch=1",
                "/Patient?name:missing=perhaps",
                "/Patient?_count=-5",
                "/Patient?_summary=nosuch")) {
            Answer answer = fhir.get(query);
            assertEquals(400, answer.status(), query);
            assertTrue(answer.isOutcome(), query);
        }
        assertEquals(
                200, fhir.get("/Patient?nosuch=1", "Prefer", "handling=lenient").status());
    }

    @Test
    void searchesThatPlainHapiLeavesOutAreOffered() throws Exception {
        fhir.put(
                "/Patient/rich",
                patient(
                        "rich",
                        ",'name':[{'family':'Vanderbilt'}],'identifier':[{'system':'urn:x','value':'7','type':"
                                + "{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v2-0203','code':'MR'}]}}]"));
        fhir.put("/Observation/kilo", weight("kilo", "93.5"));
        assertEquals(1, fhir.get("/Patient?family:contains=derbi").total());
        String type = "http://terminology.hl7.org/CodeSystem/v2-0203%7CMR%7C7";
        assertEquals(1, fhir.get("/Patient?identifier:of-type=" + type).total());
        assertEquals(
                1, fhir.get("/Patient?_filter=family%20eq%20%22Vanderbilt%22").total());
        assertEquals(
                1,
                fhir.get("/Observation?value-quantity=93500%7Chttp://unitsofmeasure.org%7Cg")
                        .total());
        String code = "/Observation?code-value-quantity=http://loinc.org%7C29463-7$";
        assertEquals(1, fhir.get(code + "93500%7Chttp://unitsofmeasure.org%7Cg").total());
        assertEquals(0, fhir.get(code + "94500%7Chttp://unitsofmeasure.org%7Cg").total());
    }

    @Test
    void conditionalCreateUpdateAndDeleteFollowTheirCriteria() throws Exception {
        String body =
                patient("", ",'identifier':[{'system':'urn:c','value':'1'}]").replace("'id':'',", "");
        assertEquals(
                201,
                fhir.post("/Patient", body, "If-None-Exist", "identifier=urn:c|1")
                        .status());
        assertEquals(
                200,
                fhir.post("/Patient", body, "If-None-Exist", "identifier=urn:c|1")
                        .status());
        Answer updated = fhir.put("/Patient?identifier=urn:c%7C1", body.replace("}]}", "}],'gender':'female'}"));
        assertEquals(200, updated.status());
        assertEquals("2", updated.body().path("meta").path("versionId").asText());
        fhir.post("/Patient", body);
        assertEquals(412, fhir.delete("/Patient?identifier=urn:c%7C1").status());
        fhir.delete("/Patient/" + updated.body().path("id").asText());
        assertEquals(200, fhir.delete("/Patient?identifier=urn:c%7C1").status());
        assertEquals(0, fhir.get("/Patient?identifier=urn:c%7C1").total());
    }

    @Test
    void everyVersionStaysReadable() throws Exception {
        fhir.put("/Patient/old", patient("old", ",'gender':'male'"));
        fhir.put("/Patient/old", patient("old", ",'gender':'female'"));
        fhir.delete("/Patient/old");
        assertEquals(410, fhir.get("/Patient/old").status());
        assertEquals(
                "male",
                fhir.get("/Patient/old/_history/1").body().path("gender").asText());
        assertEquals(3, fhir.get("/Patient/old/_history").total());
    }

    @Test
    void aTransactionIsAllOrNothingAndABatchIsEachForItself() throws Exception {
        String entries = "'entry':[{'resource':" + patient("both", "")
                + ",'request':{'method':'PUT','url':'Patient/both'}},"
                + "{'resource':{'resourceType':'Observation','id':'odd','code':{'text':'x'}},"
                + "'request':{'method':'PUT','url':'Observation/odd'}}]}";
        assertEquals(
                422,
                fhir.post("", "{'resourceType':'Bundle','type':'transaction'," + entries)
                        .status());
        assertEquals(404, fhir.get("/Patient/both").status());
        Answer batch = fhir.post("", "{'resourceType':'Bundle','type':'batch'," + entries);
        assertEquals(200, batch.status());
        assertTrue(batch.body().at("/entry/0/response/status").asText().startsWith("201"));
        assertTrue(batch.body().at("/entry/1/response/status").asText().startsWith("422"));
        assertEquals(200, fhir.get("/Patient/both").status());
    }

    @Test
    void theSameResourceTwiceInATransactionIsRefused() throws Exception {
        fhir.put("/Patient/twice", patient("twice", ""));
        String twice = "{'resourceType':'Bundle','type':'transaction','entry':["
                + "{'resource':" + patient("twice", "") + ",'request':{'method':'PUT','url':'Patient/twice'}},"
                + "{'request':{'method':'DELETE','url':'Patient/twice'}}]}";
        assertEquals(400, fhir.post("", twice).status());
    }

    @Test
    void validateFindsAnErrorWithoutStoringAnything() throws Exception {
        Answer answer = fhir.post(
                "/Observation/$validate",
                "{'resourceType':'Observation','id':'wrong','status':'nonsense','code':{'text':'x'},'foo':1}");
        assertTrue(answer.isOutcome());
        Set<String> severities = new TreeSet<>();
        answer.body()
                .path("issue")
                .forEach(issue -> severities.add(issue.path("severity").asText()));
        assertTrue(severities.contains("error"), answer.body().toString());
        assertEquals(404, fhir.get("/Observation/wrong").status());
    }

    @Test
    void everythingOfAPatientIsReturned() throws Exception {
        fhir.put("/Patient/whole", patient("whole", ""));
        fhir.put(
                "/Observation/part",
                weight("part", "80").replace("'status'", "'subject':{'reference':'Patient/whole'},'status'"));
        assertEquals(
                2, fhir.get("/Patient/whole/$everything").body().path("entry").size());
    }

    @Test
    void theCapabilityStatementSaysWhatTheStoreDoes() throws Exception {
        Answer metadata = fhir.get("/metadata");
        String rest = metadata.body().path("rest").path(0).toString();
        assertTrue(rest.contains("\"code\":\"batch\"") && rest.contains("\"code\":\"transaction\""));
        assertTrue(rest.contains("\"conditionalDelete\":\"single\"") && !rest.contains("\"multiple\""));
        assertFalse(rest.contains("lastn"));
        assertEquals(501, fhir.get("/Observation/$lastn").status());
        assertEquals("4.0.1", metadata.body().path("fhirVersion").asText());
    }

    @Test
    void aSubscriptionCannotCallAHostThatTheOperatorDidNotName() throws Exception {
        Answer answer = fhir.post(
                "/Subscription",
                "{'resourceType':'Subscription','status':'requested','reason':'x','criteria':'Observation?',"
                        + "'channel':{'type':'rest-hook','endpoint':'https://example.org/x'}}");
        assertEquals(422, answer.status());
        assertTrue(answer.isOutcome());
    }
}
