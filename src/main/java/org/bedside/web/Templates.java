package org.bedside.web;

import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The pages' templates, beside this class; made when the first page is asked for, and read once. Thread-safe. */
final class Templates {

    private static final class Holder {
        private static final TemplateEngine ENGINE = engine();
    }

    private Templates() {}

    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix("org/bedside/web/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    /** The page of a template; what it shows is escaped. */
    static String page(String template, Map<String, ?> shown) {
        Map<String, Object> variables = Map.copyOf(shown);
        return Holder.ENGINE.process(template, new Context(Locale.ROOT, variables));
    }
}
