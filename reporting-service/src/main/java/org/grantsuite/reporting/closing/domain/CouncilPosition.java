package org.grantsuite.reporting.closing.domain;

/** The council at the end of a grant, in pence. What it owes the department does not fall with a write-off (R40). */
public record CouncilPosition(
        long receivedPence,
        long directPence,
        long paidPence,
        long acceptedSpendPence,
        long misspentByProvidersPence,
        long misspentByCouncilPence,
        long recoveredPence,
        long writtenOffPence,
        long stillOwedPence,
        int providers,
        int providersWithoutReturn) {

    public long spendPence() {
        return Math.addExact(directPence, acceptedSpendPence);
    }

    public long unspentPence() {
        return Math.subtractExact(receivedPence, spendPence());
    }

    public long unspentWithProvidersPence() {
        return Math.subtractExact(paidPence, acceptedSpendPence);
    }

    public long councilBalancePence() {
        return Math.subtractExact(receivedPence, Math.addExact(directPence, paidPence));
    }

    public long misspentPence() {
        return Math.addExact(misspentByProvidersPence, misspentByCouncilPence);
    }

    public long dueToDepartmentPence() {
        return Math.addExact(unspentPence(), misspentPence());
    }
}
