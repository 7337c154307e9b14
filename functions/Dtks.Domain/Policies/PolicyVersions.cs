using NodaTime;

namespace Dtks.Domain.Policies;

/// <summary>The policy versions known, oldest first. A later regulation is another entry, never a change to one.</summary>
public static class PolicyVersions
{
    /// <summary>Kepmensos 73/HUK/2024, signed on 8 May 2024 (source S4 of docs/policy.md); the figures of PRO-5 and PRO-7 as S2 reports them.</summary>
    public static PolicyVersion Kepmensos73Of2024 { get; } = new()
    {
        Id = "2024-05-08/1",
        EffectiveFrom = new LocalDate(2024, 5, 8),
        Source = "Keputusan Menteri Sosial 73/HUK/2024",
        LapseDays = 30,
        AddressThresholdPercent = 80,
        RequiredPopulationFields = 15,
        MismatchesPerCallerDay = 5,
        MismatchesPerNikWeek = 3,
        DeliberationIntervalMonths = 3,
        DeliberationReminderDays = [30, 7],
        PublicCountsFrom = 5,
        CardDeliberationDays = 15,
        AdultAgeYears = 17,
        LeastAgeMarriedYears = 10,
        LeastAgeParentYears = 10,
        HighestGround = 15,
        NoticeDays = 14,
        AppealDays = 30,
        SheetPageLines = 100,
    };

    /// <summary>All versions, oldest first.</summary>
    public static IReadOnlyList<PolicyVersion> All { get; } = [Kepmensos73Of2024];

    /// <summary>The version that holds on <paramref name="date"/>; before the first, the first.</summary>
    public static PolicyVersion At(LocalDate date) => Holding(All, date);

    /// <summary>Of <paramref name="versions"/>, oldest first and at least one, the version that holds on <paramref name="date"/>; before the first, the first.</summary>
    public static PolicyVersion Holding(IReadOnlyList<PolicyVersion> versions, LocalDate date)
    {
        ArgumentNullException.ThrowIfNull(versions);
        return versions.LastOrDefault(p => p.EffectiveFrom <= date) ?? versions[0];
    }

    /// <summary>The version of that id, or null.</summary>
    public static PolicyVersion? Find(string id) => All.FirstOrDefault(p => p.Id == id);
}
