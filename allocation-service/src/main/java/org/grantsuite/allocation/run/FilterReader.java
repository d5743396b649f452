package org.grantsuite.allocation.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.grantsuite.allocation.api.model.RunFilter;
import org.grantsuite.allocation.run.recipe.Filter;
import org.grantsuite.allocation.run.recipe.FilterKind;
import org.jspecify.annotations.Nullable;

/** Reads the filters of a recipe: which of them take values, which take numbers. */
final class FilterReader {
    private static final Set<FilterKind> WITH_VALUES = Set.of(
            FilterKind.SERVICES,
            FilterKind.LOCATION_TYPES,
            FilterKind.PROVIDERS,
            FilterKind.NOT_PROVIDERS,
            FilterKind.HAS_DRIVER,
            FilterKind.IN_POT);
    private static final Set<FilterKind> OF_ONE = Set.of(FilterKind.HAS_DRIVER, FilterKind.IN_POT);

    private FilterReader() {}

    static List<Filter> read(List<RunFilter> given, boolean earlier) {
        List<Filter> filters = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            filters.add(read("filters[" + i + "]", given.get(i), earlier));
        }
        return filters;
    }

    private static Filter read(String field, RunFilter given, boolean earlier) {
        FilterKind kind = given.getKind();
        List<String> values = given.getValues() == null ? List.of() : List.copyOf(given.getValues());
        Long atLeast = given.getAtLeast();
        Long atMost = given.getAtMost();
        requireValues(field, kind, values);
        boolean numbers = atLeast != null || atMost != null;
        if (numbers && kind != FilterKind.UNITS && !(kind == FilterKind.HAS_DRIVER && atMost == null)) {
            throw RecipeReader.at(RunProblem.RECIPE_PARAMETER_NOT_WANTED, field, kind + " takes no such number");
        }
        if (kind == FilterKind.UNITS && !numbers) {
            throw RecipeReader.at(RunProblem.RECIPE_PARAMETER_MISSING, field, "UNITS needs atLeast or atMost");
        }
        if (atLeast != null && atMost != null && atLeast > atMost) {
            throw RecipeReader.at(RunProblem.RECIPE_INVALID, field, "atLeast is above atMost");
        }
        if (kind == FilterKind.HAD_EARLIER && !earlier) {
            throw RecipeReader.at(RunProblem.RECIPE_PARAMETER_MISSING, "earlierRunIds", "HAD_EARLIER looks at them");
        }
        long least = Objects.requireNonNullElse(atLeast, kind == FilterKind.HAS_DRIVER ? 1L : 0L);
        return new Filter(kind, values, least, most(atMost), reason(given.getReason(), kind, values));
    }

    private static void requireValues(String field, FilterKind kind, List<String> values) {
        if (WITH_VALUES.contains(kind) == values.isEmpty()) {
            throw RecipeReader.at(
                    values.isEmpty() ? RunProblem.RECIPE_PARAMETER_MISSING : RunProblem.RECIPE_PARAMETER_NOT_WANTED,
                    field,
                    kind + (values.isEmpty() ? " needs values" : " takes no values"));
        }
        if (OF_ONE.contains(kind) && values.size() != 1) {
            throw RecipeReader.at(RunProblem.RECIPE_INVALID, field, kind + " takes one value");
        }
    }

    private static long most(@Nullable Long atMost) {
        return Objects.requireNonNullElse(atMost, Long.MAX_VALUE);
    }

    private static String reason(@Nullable String given, FilterKind kind, List<String> values) {
        if (given != null) {
            return given;
        }
        return OF_ONE.contains(kind) ? kind.words() + " (" + values.get(0) + ")" : kind.words();
    }
}
