package org.bedside.fhir;

import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamQuantity;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamQuantityNormalized;
import ca.uhn.fhir.jpa.model.util.UcumServiceUtil;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParamComposite;
import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fhir.ucum.Pair;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Indexes resources as HAPI does, except for what quantities are in the base units of UCUM, by which they are found
 * whatever their unit. HAPI works every value out anew, unit by unit and digit by digit, which for mmol/L (Avogadro's
 * number has 24 digits) took longer than all the rest of storing an Observation. Here it is done once for a unit, where
 * it comes to a factor.
 */
final class QuantityExtractor extends SearchParamExtractorR4 {

    /** Units that are remembered; a load of resources with invented units must not fill the memory. */
    private static final int MOST = 5_000;

    /** One, and two, with more digits than any factor of UCUM has: its arithmetic rounds to the digits of its values. */
    private static final BigDecimal ONE = BigDecimal.ONE.setScale(30);

    private static final BigDecimal TWO = ONE.add(ONE);

    /** Factors are compared to this many digits, which a double does not have. */
    private static final MathContext DIGITS = new MathContext(20);

    private final Map<String, Unit> units = new ConcurrentHashMap<>();
    private PartitionSettings partitions = new PartitionSettings();

    /** A value in base units. */
    record Base(BigDecimal value, String unit) {}

    /**
     * What is known of a unit.
     *
     * @param one what one of it is in base units, if it is a unit at all
     * @param even whether twice as many are twice that; not so for scales that begin elsewhere, as degrees do, or bend
     */
    private record Unit(Optional<Base> one, boolean even) {}

    @Autowired
    @Override
    public void setPartitionSettings(PartitionSettings settings) {
        super.setPartitionSettings(settings);
        this.partitions = settings;
    }

    @Override
    public SearchParamSet<ResourceIndexedSearchParamQuantityNormalized> extractSearchParamQuantityNormalized(
            IBaseResource resource, ISearchParamFilter filter) {
        SearchParamSet<ResourceIndexedSearchParamQuantityNormalized> normalized = new SearchParamSet<>();
        for (ResourceIndexedSearchParamQuantity quantity : extractSearchParamQuantity(resource, filter)) {
            base(quantity.getSystem(), quantity.getValue(), quantity.getUnits())
                    .ifPresent(base -> normalized.add(new ResourceIndexedSearchParamQuantityNormalized(
                            partitions,
                            quantity.getResourceType(),
                            quantity.getParamName(),
                            base.value().doubleValue(),
                            quantity.getSystem(),
                            base.unit())));
        }
        return normalized;
    }

    /** For HAPI's full-text index, which this store has not; composite parameters are searched by their parts. */
    @Override
    public SearchParamSet<ResourceIndexedSearchParamComposite> extractSearchParamComposites(
            IBaseResource resource, ISearchParamFilter filter) {
        return new SearchParamSet<>();
    }

    /** The quantity in base units; empty if it has none. */
    Optional<Base> base(@Nullable String system, @Nullable BigDecimal value, @Nullable String code) {
        if (!UcumServiceUtil.UCUM_CODESYSTEM_URL.equals(system) || value == null || code == null) {
            return Optional.empty();
        }
        Unit unit = units.get(code);
        if (unit == null) {
            unit = unit(code);
            if (units.size() < MOST) {
                units.put(code, unit);
            }
        }
        if (unit.one().isPresent() && !unit.even()) {
            return worked(value, code);
        }
        return unit.one().map(one -> new Base(one.value().multiply(value), one.unit()));
    }

    private static Unit unit(String code) {
        Optional<Base> one = worked(ONE, code);
        Optional<Base> two = worked(TWO, code);
        boolean even = one.isPresent()
                && two.isPresent()
                && same(one.get().value().multiply(TWO), two.get().value());
        return new Unit(one, even);
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.round(DIGITS).compareTo(other.round(DIGITS)) == 0;
    }

    private static Optional<Base> worked(BigDecimal value, String code) {
        Pair base = UcumServiceUtil.getCanonicalForm(UcumServiceUtil.UCUM_CODESYSTEM_URL, value, code);
        return base == null
                ? Optional.empty()
                : Optional.of(new Base(new BigDecimal(base.getValue().asDecimal()), base.getCode()));
    }
}
