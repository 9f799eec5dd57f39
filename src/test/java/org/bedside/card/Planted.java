package org.bedside.card;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Entity;
import jakarta.servlet.http.HttpServletRequest;
import java.awt.image.BufferedImage;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLStreamReader;
import libsvm.svm_model;
import opennlp.tools.tokenize.Tokenizer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bedside.journal.CardIds;
import org.h2.jdbcx.JdbcDataSource;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.core.env.Environment;
import org.thymeleaf.TemplateEngine;
import org.tribuo.Model;

/** Breaks every rule that limits this package, to show that the rules can fail. */
@Entity
public final class Planted {
    Object arrow = CardIds.newEntry();
    Instant now = Instant.now();

    void breaks(
            Clock clock,
            ObjectMapper json,
            Patient patient,
            Connection connection,
            Environment environment,
            Model<?> model,
            Tokenizer tokenizer,
            JdbcDataSource h2,
            HttpServletRequest request,
            HttpClient http,
            TemplateEngine templates,
            svm_model machine,
            OrtSession network,
            OnnxMl.GraphProto graph,
            BufferedImage picture,
            ImageIO pictures,
            PDDocument pdf,
            XMLStreamReader xml) {}
}
