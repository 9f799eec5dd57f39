package org.bedside.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.sched.HapiSchedulerServiceImpl;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;

/**
 * HAPI's beans, changed before they are made; most of it for a start in less time. HAPI makes everything at once: 56
 * repositories, each of which parses its queries twice, of which a running server uses a dozen. Here a repository is made
 * when it is first asked something, and regular jobs begin when the server is ready. And look-ups of beans are remembered
 * from now on, not only after the web server has asked for most of them. The FHIR definitions are read by another thread
 * meanwhile, see {@link Definitions}. Quantities are indexed by {@link QuantityExtractor}.
 */
final class HapiBeans implements BeanFactoryPostProcessor, Ordered {
    private static final String REPOSITORIES = "ca.uhn.fhir.jpa.dao.data.";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForType(JpaRepositoryFactoryBean.class, false, false)) {
            BeanDefinition repository = beans.getBeanDefinition(name.substring(1));
            repository.setLazyInit(true);
            repository.getPropertyValues().add("lazyInit", true);
        }
        BeanDefinitionRegistry definitions = (BeanDefinitionRegistry) beans;
        RootBeanDefinition context = new RootBeanDefinition(FhirContext.class, Definitions::take);
        context.setPrimary(true);
        replace(definitions, "primaryFhirContext", context);
        replace(definitions, "schedulerService", new RootBeanDefinition(Scheduler.class, Scheduler::new));
        replace(definitions, "searchParamExtractor", new RootBeanDefinition(QuantityExtractor.class));
        ((DefaultListableBeanFactory) beans).setAutowireCandidateResolver(new LazyRepositories());
        beans.freezeConfiguration();
    }

    /** Fails if HAPI has no bean of this name, as a later version may not. */
    private static void replace(BeanDefinitionRegistry definitions, String name, RootBeanDefinition ours) {
        definitions.removeBeanDefinition(name);
        definitions.registerBeanDefinition(name, ours);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /** HAPI's regular jobs, which begin when the server is ready and not while it still starts. */
    static final class Scheduler extends HapiSchedulerServiceImpl {

        Scheduler() {
            setDefaultGroup("HAPI");
        }

        @Override
        @EventListener(ApplicationReadyEvent.class)
        public void start() {
            super.start();
        }
    }

    /** Whoever wants a repository gets a stand-in, which fetches it when it is first used. */
    private static final class LazyRepositories extends ContextAnnotationAutowireCandidateResolver {

        @Override
        protected boolean isLazy(DependencyDescriptor dependency) {
            return dependency.getDependencyType().getName().startsWith(REPOSITORIES) || super.isLazy(dependency);
        }
    }
}
